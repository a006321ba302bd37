import { useEffect, useId, useRef, useState } from 'react';
import type { TicketBlock } from '../../../domain/ticket/document.ts';
import { ticketBlocks, writeTicketText } from '../../../domain/ticket/ticket-text.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { TicketPreview } from '../../ui/staff/paper/ticket-preview.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { TextArea } from '../../ui/staff/text-field.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import { readLogo } from './read-logo.ts';
import css from './paper-page.module.css';
import { centred, writtenIn, type Picture } from './written-lines.ts';

/** What a shop writes on its receipts itself: a logo, lines above, lines below. Seen at once, printed once saved. */
export function OwnLines() {
  const { t } = useText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [logo, setLogo] = useState<Picture | null>(null);
  const [above, setAbove] = useState('');
  const [below, setBelow] = useState('');
  const [bad, setBad] = useState(false);
  const [read, setRead] = useState(false);

  useEffect(() => {
    void run('receipt.lines', {}).then((answer) => {
      if (answer === undefined) return;
      const header = ticketBlocks(answer.value.header);
      setLogo(header.find((block) => block.kind === 'image') ?? null);
      setAbove(writtenIn(header));
      setBelow(writtenIn(ticketBlocks(answer.value.footer)));
      setRead(true);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- read once, when the page is opened
  }, []);

  const header: readonly TicketBlock[] = [...(logo === null ? [] : [logo]), ...centred(above)];
  const footer = centred(below);
  const rest: TicketBlock = { kind: 'text', text: t('paper.rest'), align: 'center' };

  async function choose(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const picture = await readLogo(file);
    setBad(picture === null);
    if (picture !== null) setLogo({ kind: 'image', picture });
  }

  async function save(): Promise<void> {
    const lines = { header: [...writeTicketText(header)], footer: [...writeTicketText(footer)] };
    if (await run('receipt.setLines', lines)) say(t('paper.saved'));
  }

  return (
    <section aria-labelledby={`${id}-title`} className={css['box']}>
      <h2 id={`${id}-title`} className={css['title']}>
        {t('paper.lines')}
      </h2>
      <p className={css['soft']}>{t('paper.lines.about')}</p>
      {/* What was typed before the engine has said what stands there now would be lost. */}
      <fieldset className={css['fields']} disabled={!read}>
        <div className={css['row']}>
          <span>{t('paper.logo')}</span>
          <input
            ref={picker}
            className="visually-hidden"
            type="file"
            accept="image/*"
            tabIndex={-1}
            aria-label={t('paper.logo.choose')}
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button onClick={() => picker.current?.click()}>{t('paper.logo.choose')}</Button>
          {logo !== null && <Button onClick={() => setLogo(null)}>{t('paper.logo.remove')}</Button>}
        </div>
        {bad && (
          <Notice kind="attention" urgent>
            {t('paper.logo.bad')}
          </Notice>
        )}
        <TextArea label={t('paper.above')} value={above} onChange={setAbove} longest={400} />
        <TextArea label={t('paper.below')} value={below} onChange={setBelow} longest={400} />
      </fieldset>
      <TicketPreview
        blocks={[...header, { kind: 'rule' }, rest, { kind: 'rule' }, ...footer, { kind: 'cut' }]}
        label={t('paper.preview')}
      />
      <FaultNotice fault={fault} onClose={forget} />
      <div className={css['row']}>
        <Button kind="primary" blocked={busy || !read} onClick={() => void save()}>
          {t('paper.save')}
        </Button>
      </div>
    </section>
  );
}
