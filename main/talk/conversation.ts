import type { CommandInput } from '../../contract/commands.ts';
import type { KioskTalk, MessageView } from '../../contract/talk.ts';
import type { Language } from '../../domain/catalog/catalog.ts';
import {
  cleanText,
  isTooOften,
  type MessageContent,
  type ReplyId,
  replyIds,
  type TalkMessage,
} from '../../domain/talk/message.ts';
import { replyText } from '../../domain/talk/phrases.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';

/** Messages that a customer's screen shows at once: older ones are scrolled by nobody. */
const SHOWN_AT_ONCE = 3;

export interface Speaker {
  readonly staffId: string;
  readonly name: string;
}

export interface ConversationDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  /** The visit on the kiosk's screen. */
  readonly visit: () => { readonly sessionId: string } | null;
  /** Whether somebody of the shop is called to this visit: only then is anything read. */
  readonly called: (sessionId: string) => boolean;
  readonly sells: (itemId: string) => boolean;
  readonly changed: () => void;
}

/** Short messages between staff and the customer of the visit on the screen. */
export class Conversation {
  readonly #deps: ConversationDeps;

  constructor(deps: ConversationDeps) {
    this.#deps = deps;
  }

  say(input: CommandInput<'talk.say'>, by: Speaker): null | Refusal {
    const { stores, clock, sells } = this.#deps;
    const missing = this.missing(input.sessionId);
    if (missing !== null) return missing;
    const content = cleaned(input.content);
    if (content === null) return refuse('no-words', 'nothing can be read of this message, or it is too long');
    if (content.kind === 'picture' && !sells(content.itemId))
      return refuse('unknown-item', `this kiosk sells no item ${content.itemId}`);
    if (isTooOften(stores.talk.of(input.sessionId), false, clock.now())) return tooOften();
    const { messageId, sessionId } = input;
    return this.#add(sessionId, { ...this.#fresh(messageId), by, content }, 'talk.say', content.kind);
  }

  /** The words under a proposal; given before the proposal stands, so that the two are seen together. */
  note(sessionId: string, proposalId: string, text: string, language: Language, by: Speaker): void {
    const content = { kind: 'words', text, language, meaning: null } as const;
    this.#deps.stores.talk.add(sessionId, { ...this.#fresh(proposalId), by, content, proposalId });
  }

  noteOf(sessionId: string, proposalId: string): string | null {
    const note = this.of(sessionId).find((message) => message.proposalId === proposalId);
    return note?.content.kind === 'words' ? note.content.text : null;
  }

  reply(input: CommandInput<'talk.reply'>): null | Refusal {
    const { stores, clock, visit } = this.#deps;
    const sessionId = visit()?.sessionId;
    if (sessionId === undefined) return refuse('no-session', 'nobody is ordering on this kiosk');
    const missing = this.missing(sessionId);
    if (missing !== null) return missing;
    if (isTooOften(this.of(sessionId), true, clock.now())) return tooOften();
    const content = { kind: 'reply', replyId: input.replyId } as const;
    stores.talk.add(sessionId, { ...this.#fresh(input.messageId), content });
    return this.#changed();
  }

  shown(messageIds: readonly string[]): null {
    return this.#mark(messageIds, ({ shownAt }) => ({ shownAt: shownAt ?? this.#deps.clock.now() }));
  }

  dismiss(messageIds: readonly string[]): null {
    return this.#mark(messageIds, ({ readAt }) => ({ readAt: readAt ?? this.#deps.clock.now() }));
  }

  of(sessionId: string): readonly TalkMessage[] {
    return this.#deps.stores.talk.of(sessionId);
  }

  /** What the customer's screen shows of it. */
  view(sessionId: string, language: Language): Omit<KioskTalk, 'proposal'> {
    const all = this.of(sessionId);
    const unread = all.filter((message) => message.by !== null && message.proposalId === null);
    const spoken = unread.findLast(({ content }) => content.kind === 'words')?.content;
    const spokenIn = spoken?.kind === 'words' ? spoken.language : language;
    return {
      messages: unread
        .filter(({ readAt }) => readAt === null)
        .flatMap(messageView)
        .slice(-SHOWN_AT_ONCE),
      replies: this.#deps.called(sessionId)
        ? replyIds.map((replyId) => ({ replyId, text: replyText(replyId, spokenIn) }))
        : [],
      said: lastReply(all),
    };
  }

  /** Why nothing can be said to this visit now; null when it can. */
  missing(sessionId: string): Refusal | null {
    const { visit, called } = this.#deps;
    if (visit()?.sessionId !== sessionId) return refuse('visit-over', 'this customer has left');
    if (!called(sessionId)) return refuse('no-call', 'nobody calls from this kiosk any more');
    return null;
  }

  #fresh(messageId: string) {
    const at = this.#deps.clock.now();
    return { messageId, at, by: null, proposalId: null, shownAt: null, readAt: null };
  }

  #add(sessionId: string, message: TalkMessage, action: string, detail: string): null {
    const { stores } = this.#deps;
    stores.db
      .transaction(() => {
        stores.talk.add(sessionId, message);
        // Who wrote to whom and when; never what: the words go with the visit.
        stores.records.audit(
          message.at,
          message.by?.staffId ?? 'customer',
          action,
          `${sessionId}: ${detail}`,
        );
      })
      .immediate();
    return this.#changed();
  }

  #mark(messageIds: readonly string[], change: (message: TalkMessage) => Partial<TalkMessage>): null {
    const { stores, visit } = this.#deps;
    const sessionId = visit()?.sessionId;
    if (sessionId === undefined) return null;
    stores.db
      .transaction(() => {
        for (const message of stores.talk.of(sessionId))
          if (messageIds.includes(message.messageId)) stores.talk.replace({ ...message, ...change(message) });
      })
      .immediate();
    return this.#changed();
  }

  #changed(): null {
    this.#deps.changed();
    return null;
  }
}

function cleaned(content: CommandInput<'talk.say'>['content']): MessageContent | null {
  if (content.kind === 'picture') return content;
  const text = cleanText(content.text);
  if (text === null) return null;
  const meaning = content.meaning === null ? null : cleanText(content.meaning);
  return { kind: 'words', text, language: content.language, meaning };
}

function messageView({ messageId, by, content }: TalkMessage): readonly MessageView[] {
  if (by === null || content.kind === 'reply') return [];
  const shown =
    content.kind === 'picture'
      ? content
      : ({ kind: 'words', text: content.text, language: content.language } as const);
  return [{ messageId, byName: by.name, content: shown }];
}

/** What the customer said after the last word of staff. */
function lastReply(messages: readonly TalkMessage[]): ReplyId | null {
  const content = messages.at(-1)?.content;
  return content?.kind === 'reply' ? content.replyId : null;
}

function tooOften(): Refusal {
  return refuse('too-often', 'too many messages in a short time: wait a moment, or go there');
}
