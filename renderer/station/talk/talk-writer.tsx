import { ImageIcon, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FloorVisit } from '../../../contract/floor.ts';
import type { TalkTemplate } from '../../../contract/talk.ts';
import type { CommandInput } from '../../../contract/commands.ts';
import { LONGEST_MESSAGE } from '../../../domain/talk/message.ts';
import { type PhraseLanguage, phraseIds, phraseLanguages } from '../../../domain/talk/phrase-ids.ts';
import { phraseLanguage, phraseText } from '../../../domain/talk/phrases.ts';
import { newId } from '../../ui/client/new-id.ts';
import { useClient } from '../../ui/client/client.tsx';
import { pickText } from '../../ui/i18n/translate.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { languageName } from '../../ui/primitives/language-picker.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { TextArea } from '../../ui/staff/text-field.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../station-text.ts';
import { FloorFault } from './floor-fault.tsx';
import { useFloorText } from './floor-text.ts';
import { ItemPicker } from './item-picker.tsx';
import css from './talk-writer.module.css';
import type { StationMenu } from './use-kiosk-menu.ts';

type Way = 'quick' | 'cards' | 'own';
type Content = CommandInput<'talk.say'>['content'];

export interface TalkWriterProps {
  readonly kioskId: string;
  readonly visit: FloorVisit;
  readonly menu: StationMenu | null;
}

/** The quick replies of the shop, asked for once. */
function useTemplates(): readonly TalkTemplate[] {
  const { send } = useClient();
  const [templates, setTemplates] = useState<readonly TalkTemplate[]>([]);
  useEffect(() => {
    let wanted = true;
    void send('talk.templates', {}).then((answer) => {
      if (wanted && answer.ok) setTemplates(answer.value.templates);
    });
    return () => {
      wanted = false;
    };
  }, [send]);
  return templates;
}

/** Ways to write to the customer: a quick reply, a card in their language with its meaning in ours, own words, a picture. */
export function TalkWriter({ kioskId, visit, menu }: TalkWriterProps) {
  const t = useFloorText();
  const say = useSay();
  const { screenLanguage } = useText();
  const { run, busy, fault, forget } = useRun();
  const [way, setWay] = useState<Way>('quick');
  const [picking, setPicking] = useState(false);
  const [own, setOwn] = useState('');
  const templates = useTemplates();
  const theirs = phraseLanguage(visit.language);
  const [spoken, setSpoken] = useState<PhraseLanguage>(theirs ?? 'en');

  async function write(content: Content): Promise<boolean> {
    const sent = await run('talk.say', { messageId: newId(), sessionId: visit.sessionId, content }, kioskId);
    if (sent) say(t('done.sent'));
    return sent !== undefined;
  }

  const words = (text: string, language: string, meaning: string): Content => ({
    kind: 'words',
    text,
    language,
    meaning: meaning === text ? null : meaning,
  });

  return (
    <div className={css['writer']}>
      <Segments
        label={t('talk.ways')}
        quiet
        options={[
          { value: 'quick', label: t('talk.quick') },
          { value: 'cards', label: t('talk.cards') },
          { value: 'own', label: t('talk.own') },
        ]}
        value={way}
        onPick={setWay}
      />
      {way === 'quick' && (
        <ul className={css['cards']}>
          {templates.map(({ templateId, text }) => {
            const forThem = pickText(text, visit.language, ['en']);
            const forUs = pickText(text, screenLanguage, ['en']);
            const language = text[visit.language] === undefined ? 'en' : visit.language;
            return (
              <li key={templateId}>
                <Card
                  text={forThem}
                  language={language}
                  meaning={forUs}
                  disabled={busy}
                  onTap={() => void write(words(forThem, language, forUs))}
                />
              </li>
            );
          })}
        </ul>
      )}
      {way === 'cards' && (
        <>
          <label className={css['language']}>
            <span>{t('talk.language')}</span>
            <select
              value={spoken}
              onChange={(event) =>
                setSpoken(phraseLanguages.find((one) => one === event.target.value) ?? 'en')
              }
            >
              {phraseLanguages.map((language) => (
                <option key={language} value={language}>
                  {languageName(language)}
                </option>
              ))}
            </select>
          </label>
          <ul className={css['cards']}>
            {phraseIds.map((phraseId) => {
              const forThem = phraseText(phraseId, spoken);
              const forUs = phraseText(phraseId, screenLanguage);
              return (
                <li key={phraseId}>
                  <Card
                    text={forThem}
                    language={spoken}
                    meaning={forUs}
                    disabled={busy}
                    onTap={() => void write(words(forThem, spoken, forUs))}
                  />
                </li>
              );
            })}
          </ul>
        </>
      )}
      {way === 'own' && (
        <>
          <TextArea
            label={t('talk.text', { count: LONGEST_MESSAGE - [...own].length })}
            value={own}
            onChange={setOwn}
            longest={LONGEST_MESSAGE}
          />
          <Button
            kind="primary"
            icon={Send}
            wide
            blocked={busy || own.trim() === ''}
            onClick={() =>
              own.trim() !== '' &&
              void write(words(own, screenLanguage, own)).then(
                (sent) => sent && setOwn((now) => (now === own ? '' : now)),
              )
            }
          >
            {t('talk.send')}
          </Button>
        </>
      )}
      <Button icon={ImageIcon} disabled={menu === null || busy} onClick={() => setPicking(true)}>
        {t('do.show')}
      </Button>
      <FloorFault fault={fault} onClose={forget} />
      {picking && menu && (
        <ItemPicker
          menu={menu}
          any
          onPick={(item) => {
            setPicking(false);
            void write({ kind: 'picture', itemId: item.id });
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}

interface CardProps {
  readonly text: string;
  readonly language: string;
  readonly meaning: string;
  readonly disabled: boolean;
  readonly onTap: () => void;
}

/** What the customer will read, and under it what that means. */
function Card({ text, language, meaning, disabled, onTap }: CardProps) {
  return (
    <button type="button" className={css['card']} disabled={disabled} onClick={onTap}>
      <span lang={language} dir="auto" className={css['text']}>
        {text}
      </span>
      {meaning !== text && <span className={css['meaning']}>{meaning}</span>}
    </button>
  );
}
