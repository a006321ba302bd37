import type { Catalog, LocalText, Minor } from '../domain/catalog/catalog.ts';
import type { ReplyId, TalkMessage } from '../domain/talk/message.ts';
import type { Misfit } from '../domain/talk/judge-proposal.ts';
import type { OrderDiff } from '../domain/talk/proposal-diff.ts';
import type { ProposalState } from '../domain/talk/proposal.ts';

/** What a proposal would do to the order as it is now, priced by the core; or why it can't be done. */
export type ProposalFit =
  | ({ readonly fits: true; readonly was: Minor; readonly now: Minor } & OrderDiff)
  | { readonly fits: false; readonly misfit: Misfit };

/** A proposal as the customer sees it. */
export interface ProposalView {
  readonly proposalId: string;
  readonly byName: string;
  readonly as: 'changes' | 'suggestion';
  readonly note: string | null;
  /** Names exactly what is shown. Sent back with the answer, so that nobody agrees to what they have not seen. */
  readonly seen: string;
  readonly fit: ProposalFit;
}

/** A message of staff on the customer's screen. */
export interface MessageView {
  readonly messageId: string;
  readonly byName: string;
  readonly content:
    | { readonly kind: 'words'; readonly text: string; readonly language: string }
    | { readonly kind: 'picture'; readonly itemId: string };
}

/** What is said and proposed on a kiosk's screen; null where nothing may cover the screen, as while paying. */
export interface KioskTalk {
  readonly proposal: ProposalView | null;
  /** Messages that the customer has not put away, the oldest first; the newest few. */
  readonly messages: readonly MessageView[];
  /** What the customer can answer; empty while nobody would read it. In the language of the talk. */
  readonly replies: readonly { readonly replyId: ReplyId; readonly text: string }[];
  /** What the customer said after the last message. */
  readonly said: ReplyId | null;
}

/** The same for staff who look at the kiosk. */
export interface FloorTalk {
  readonly messages: readonly TalkMessage[];
  readonly proposal: {
    readonly proposalId: string;
    readonly by: { readonly staffId: string; readonly name: string };
    readonly as: 'changes' | 'suggestion';
    readonly at: number;
    readonly state: ProposalState;
    /** Of an open one. */
    readonly fit: ProposalFit | null;
  } | null;
}

/** The menu that a kiosk sells from now, for whoever makes a proposal to its customer. */
export interface KioskMenu {
  readonly version: number;
  readonly catalog: Catalog;
  readonly unavailable: Readonly<Record<string, 'sold-out' | 'not-now'>>;
}

/** A quick reply of staff, as the manager wrote it. */
export interface TalkTemplate {
  readonly templateId: string;
  readonly text: LocalText;
}
