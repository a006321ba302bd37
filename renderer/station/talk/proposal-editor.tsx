import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { FloorVisit } from '../../../contract/floor.ts';
import type { OrderLine } from '../../../domain/cart/line.ts';
import type { Item } from '../../../domain/catalog/catalog.ts';
import { LONGEST_MESSAGE } from '../../../domain/talk/message.ts';
import { formatMoney } from '../../../domain/money.ts';
import { newId } from '../../ui/client/new-id.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { TextArea } from '../../ui/staff/text-field.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../station-text.ts';
import { ChoicePanel } from './choice-panel.tsx';
import {
  type Draft,
  draftOf,
  stepsOf,
  type Wanted,
  wantedOf,
  withAdded,
  withItem,
  withLine,
} from './draft.ts';
import { DraftLine } from './draft-line.tsx';
import { FloorFault } from './floor-fault.tsx';
import { useFloorText } from './floor-text.ts';
import { ItemPicker } from './item-picker.tsx';
import { misfitWords } from './misfit-words.ts';
import css from './proposal-editor.module.css';
import type { StationMenu } from './use-kiosk-menu.ts';
import { selectionWords } from './selection-words.ts';
import { usePreview } from './use-preview.ts';

export interface ProposalEditorProps {
  readonly kioskId: string;
  readonly visit: FloorVisit;
  readonly menu: StationMenu;
  readonly onClose: () => void;
}

/** Whose options are being chosen. */
type Open =
  | { readonly kind: 'picker' }
  | { readonly kind: 'new'; readonly item: Item }
  | { readonly kind: 'line'; readonly item: Item; readonly line: OrderLine; readonly kept: Wanted }
  | { readonly kind: 'added'; readonly item: Item; readonly key: number; readonly kept: Wanted };

/** A copy of the order to change, with what the kiosk makes of it, and the button that shows it to the customer. */
export function ProposalEditor({ kioskId, visit, menu, onClose }: ProposalEditorProps) {
  const t = useFloorText();
  const staff = useStaffText();
  const say = useSay();
  const { pick, screenLanguage } = useText();
  const { run, busy, fault, forget } = useRun();
  const [draft, setDraft] = useState<Draft>(() => draftOf(visit));
  const [note, setNote] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const [proposalId] = useState(newId);
  const steps = stepsOf(draft);
  const preview = usePreview(kioskId, draft.base, steps);
  const { fit } = preview;
  const item = (itemId: string) => menu.index.items.get(itemId);
  const asks = (itemId: string) => (item(itemId)?.modifierGroupIds?.length ?? 0) > 0;
  const money = (amount: number) => formatMoney(amount, menu.index.catalog.shop.currency, screenLanguage);

  async function send(): Promise<void> {
    const { sessionId, seq } = draft.base;
    const words = { proposalId, sessionId, seq, as: 'changes' as const, steps, note: note.trim() };
    if (await run('talk.propose', words, kioskId)) {
      say(t('done.proposed'));
      onClose();
    }
  }

  function choose(wanted: Wanted): void {
    if (open?.kind === 'new') setDraft(withAdded(draft, open.item.id, wanted));
    if (open?.kind === 'line') setDraft(withLine(draft, open.line.lineId, wanted));
    if (open?.kind === 'added') setDraft(withItem(draft, open.key, wanted));
    setOpen(null);
  }

  return (
    <Panel
      title={t('edit.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button
            kind="primary"
            blocked={busy || fit?.fits !== true}
            onClick={() => fit?.fits === true && void send()}
          >
            {t('edit.send')}
          </Button>
        </>
      }
    >
      <p className={css['hint']}>{t('edit.hint')}</p>
      <ul className={css['lines']}>
        {draft.base.lines.map((line) => {
          const wanted = wantedOf(draft, line);
          const of = item(line.itemId);
          return (
            <DraftLine
              key={line.lineId}
              name={pick(line.name)}
              chosen={wanted === null ? '' : selectionWords(menu, wanted.selections, pick)}
              wanted={wanted}
              locked={line.label !== undefined}
              onQuantity={(quantity) =>
                wanted && setDraft(withLine(draft, line.lineId, { ...wanted, quantity }))
              }
              onOptions={
                wanted && of && asks(line.itemId)
                  ? () => setOpen({ kind: 'line', item: of, line, kept: wanted })
                  : null
              }
              onRemove={() => setDraft(withLine(draft, line.lineId, null))}
              onBack={() =>
                setDraft(
                  withLine(draft, line.lineId, { quantity: line.quantity, selections: line.selections }),
                )
              }
            />
          );
        })}
        {draft.added.map((added) => {
          const of = item(added.itemId);
          return (
            of && (
              <DraftLine
                key={added.key}
                name={pick(of.name)}
                chosen={selectionWords(menu, added.selections, pick)}
                wanted={added}
                isNew
                onQuantity={(quantity) => setDraft(withItem(draft, added.key, { ...added, quantity }))}
                onOptions={
                  asks(added.itemId)
                    ? () => setOpen({ kind: 'added', item: of, key: added.key, kept: added })
                    : null
                }
                onRemove={() => setDraft(withItem(draft, added.key, null))}
              />
            )
          );
        })}
      </ul>
      <Button icon={Plus} wide onClick={() => setOpen({ kind: 'picker' })}>
        {t('edit.add')}
      </Button>
      <div className={css['result']} role="status">
        {steps.length === 0 && <p>{t('edit.none')}</p>}
        {fit !== null && !fit.fits && <Notice kind="attention">{misfitWords(t, pick, fit.misfit)}</Notice>}
        {fit?.fits === true && (
          <dl className={css['totals']}>
            <div>
              <dt>{t('edit.was')}</dt>
              <dd>{money(fit.was)}</dd>
            </div>
            <div className={css['now']}>
              <dt>{t('edit.now')}</dt>
              <dd>{money(fit.now)}</dd>
            </div>
          </dl>
        )}
      </div>
      <TextArea label={t('edit.note')} value={note} onChange={setNote} longest={LONGEST_MESSAGE} />
      <FloorFault fault={fault ?? preview.fault} onClose={forget} />
      {visit.seq !== draft.base.seq && preview.fault !== null && (
        <Button wide onClick={() => setDraft(draftOf(visit))}>
          {t('edit.again')}
        </Button>
      )}
      {open?.kind === 'picker' && (
        <ItemPicker
          menu={menu}
          onPick={(picked) => {
            if (asks(picked.id)) return setOpen({ kind: 'new', item: picked });
            setDraft(withAdded(draft, picked.id, { quantity: 1, selections: [] }));
            return setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open !== null && open.kind !== 'picker' && (
        <ChoicePanel
          menu={menu}
          item={open.item}
          kept={open.kind === 'new' ? null : open.kept}
          done={t('choice.done')}
          onDone={choose}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
