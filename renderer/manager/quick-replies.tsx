import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import type { TalkTemplate } from '../../contract/talk.ts';
import { LONGEST_MESSAGE } from '../../domain/talk/message.ts';
import { screenLanguages } from '../ui/i18n/translate.ts';
import { Button } from '../ui/primitives/button.tsx';
import { languageName } from '../ui/primitives/language-picker.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useRun } from '../ui/staff/use-run.ts';
import { useText } from './manager-text.ts';
import css from './quick-replies.module.css';

/** As many as are looked through while a customer waits. */
const MOST = 24;

type Written = TalkTemplate['text'];

/** What staff can say to a customer with one tap, in the shop's own words. */
export function QuickReplies() {
  const { t } = useText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const id = useId();
  const [texts, setTexts] = useState<readonly Written[] | null>(null);
  const [usual, setUsual] = useState(false);

  /** `known`: what was on the page when it was asked; what was written since is not taken away. */
  async function read(known: readonly Written[] | null): Promise<void> {
    const answer = await run('talk.templates', {});
    if (answer === undefined) return;
    const said = answer.value.templates.map(({ text }) => text);
    setTexts((now) => (now === known ? said : now));
    setUsual(answer.value.usual);
  }
  useEffect(() => {
    void read(null);
    // oxlint-disable-next-line react/exhaustive-deps -- read once, when the page is opened
  }, []);

  async function save(next: readonly Written[] | null): Promise<void> {
    const templates = next === null ? null : next.map((text) => ({ ...text }));
    if (!(await run('talk.setTemplates', { templates }))) return;
    say(t('replies.saved'));
    await read(texts);
  }

  const tooLong = fault?.why === 'refused' && fault.reason === 'too-long';
  return (
    <section aria-labelledby={`${id}-title`} className={css['box']}>
      <h2 id={`${id}-title`} className={css['title']}>
        {t('replies.title')}
      </h2>
      <p className={css['soft']}>{t('replies.about', { count: LONGEST_MESSAGE })}</p>
      {usual && <p className={css['soft']}>{t('replies.isUsual')}</p>}
      {tooLong ? (
        <Notice kind="attention" urgent>
          {t('replies.tooLong')}
        </Notice>
      ) : (
        <FaultNotice fault={fault} onClose={forget} />
      )}
      {texts !== null && (
        <form
          className={css['form']}
          onSubmit={(event) => {
            event.preventDefault();
            void save(texts);
          }}
        >
          <ol className={css['list']}>
            {texts.map((text, at) => (
              <li key={at} className={css['reply']}>
                {screenLanguages.map((language) => (
                  <input
                    key={language}
                    type="text"
                    lang={language}
                    className={css['words']}
                    maxLength={LONGEST_MESSAGE}
                    aria-label={`${t('replies.nth', { nth: at + 1 })}, ${languageName(language)}`}
                    placeholder={languageName(language)}
                    value={text[language] ?? ''}
                    onChange={({ target }) =>
                      setTexts(
                        texts.map((each, place) =>
                          place === at ? { ...each, [language]: target.value } : each,
                        ),
                      )
                    }
                  />
                ))}
                <Button
                  icon={Trash2}
                  size="s"
                  aria-label={`${t('replies.remove')}: ${t('replies.nth', { nth: at + 1 })}`}
                  onClick={() => setTexts(texts.filter((_, place) => place !== at))}
                />
              </li>
            ))}
          </ol>
          <div className={css['ways']}>
            <Button icon={Plus} disabled={texts.length >= MOST} onClick={() => setTexts([...texts, {}])}>
              {t('replies.add')}
            </Button>
            <Button disabled={busy || usual} onClick={() => void save(null)}>
              {t('replies.usual')}
            </Button>
            <Button kind="primary" type="submit" disabled={busy}>
              {t('replies.save')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
