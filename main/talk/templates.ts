import type { TalkTemplate } from '../../contract/talk.ts';
import type { LocalText } from '../../domain/catalog/catalog.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import { cleanText } from '../../domain/talk/message.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';

const SETTING = 'talk.templates';

/** What a shop says until its manager writes something else. */
const usual: readonly LocalText[] = [
  { en: 'I am on my way to you.', 'zh-Hans': '我正在过来。' },
  { en: 'Please take your time.', 'zh-Hans': '请慢慢来，不着急。' },
  { en: 'Is it this one?', 'zh-Hans': '是这个吗？' },
  {
    en: 'That is sold out today. May I suggest another one?',
    'zh-Hans': '这个今天售完了，推荐您换一个好吗？',
  },
  { en: 'I can change that for you. Please look at the screen.', 'zh-Hans': '我可以帮您改，请看屏幕。' },
  { en: 'You can also order and pay at the counter.', 'zh-Hans': '您也可以到柜台点单付款。' },
];

/** The quick replies of a shop. */
export class Templates {
  readonly #stores: Stores;
  readonly #clock: Clock;

  constructor(stores: Stores, clock: Clock) {
    this.#stores = stores;
    this.#clock = clock;
  }

  list(): { readonly templates: readonly TalkTemplate[]; readonly usual: boolean } {
    const kept = this.#stores.settings.get(SETTING) ?? '';
    const texts = kept === '' ? usual : readOwnJson<readonly LocalText[]>(kept);
    return {
      templates: texts.map((text, at) => ({ templateId: `t${at}`, text })),
      usual: kept === '',
    };
  }

  /** Empty languages are left out, and texts without any; null brings the usual ones back. */
  set(texts: readonly LocalText[] | null, by: string): null | Refusal {
    const cleaned: LocalText[] = [];
    for (const text of texts ?? []) {
      const written = Object.entries(text).filter(([, words]) => words.trim() !== '');
      const pairs = written.map(([language, words]) => [language, cleanText(words)] as const);
      if (pairs.some(([, words]) => words === null))
        return refuse('too-long', 'a quick reply is longer than a message may be');
      if (pairs.length > 0) cleaned.push(Object.fromEntries(pairs.map(([l, words]) => [l, words ?? ''])));
    }
    this.#stores.db
      .transaction(() => {
        this.#stores.settings.set(SETTING, texts === null ? '' : JSON.stringify(cleaned));
        this.#stores.records.audit(
          this.#clock.now(),
          by,
          'talk.setTemplates',
          texts === null ? 'the usual ones' : `${cleaned.length} quick replies`,
        );
      })
      .immediate();
    return null;
  }
}
