import { createHash } from 'node:crypto';
import type { CommandInput } from '../../contract/commands.ts';
import type { FloorTalk, ProposalFit, ProposalView } from '../../contract/talk.ts';
import type { OrderLine } from '../../domain/cart/line.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { Result } from '../../domain/result.ts';
import { judgeProposal, type Misfit } from '../../domain/talk/judge-proposal.ts';
import { cleanText } from '../../domain/talk/message.ts';
import { diffOrder } from '../../domain/talk/proposal-diff.ts';
import { type OrderProposal, touchedBy, touchedLines } from '../../domain/talk/proposal.ts';
import type { Menu } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';
import { quoteOf } from '../views/kiosk-view.ts';
import type { Conversation, Speaker } from './conversation.ts';

export interface Visit {
  readonly sessionId: string;
  readonly snapshot: OrderSnapshot;
  readonly seq: number;
}

export interface ProposalsDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly host: SessionHost;
  readonly menu: () => Menu | null;
  readonly visit: () => Visit | null;
  readonly conversation: Conversation;
}

/** Changes that staff propose to the order on the screen, and the customer's answer to them. */
export class Proposals {
  readonly #deps: ProposalsDeps;

  constructor(deps: ProposalsDeps) {
    this.#deps = deps;
  }

  /** What steps would make of the order now: for staff, before anything is said. */
  preview(input: CommandInput<'talk.preview'>): ProposalFit | Refusal {
    const missing = this.#deps.conversation.missing(input.sessionId);
    if (missing !== null) return missing;
    const begun = this.#begin(input);
    if ('refused' in begun) return begun;
    const { visit, menu } = begun;
    return this.#fit(visit.snapshot, { ...begun.proposal, proposalId: 'preview' }, menu);
  }

  propose(input: CommandInput<'talk.propose'>, by: Speaker): null | Refusal {
    const { stores, clock, host, conversation } = this.#deps;
    const missing = conversation.missing(input.sessionId);
    if (missing !== null) return missing;
    const begun = this.#begin(input);
    if ('refused' in begun) return begun;
    const { visit, menu } = begun;
    const { context } = visit.snapshot;
    // A repeated command is one proposal.
    if (context.proposal?.proposalId === input.proposalId) return null;
    if (context.proposal?.state === 'open')
      return refuse('proposal-open', `a proposal of ${context.proposal.by.name} has no answer yet`);
    if (input.as === 'suggestion' && (input.steps.length !== 1 || input.steps[0]?.kind !== 'add'))
      return refuse('no-suggestion', 'a suggestion is one item to add');
    const note = input.note === '' ? null : cleanText(input.note);
    if (input.note !== '' && note === null)
      return refuse('no-words', 'the note can’t be read, or it is too long');
    const { proposalId, as } = input;
    const proposal: OrderProposal = { ...begun.proposal, proposalId, as, at: clock.now(), by, state: 'open' };
    const fit = this.#fit(visit.snapshot, proposal, menu);
    if (!fit.fits) return refuse(fit.misfit.why, 'this does not fit the order and the menu of now');
    if (fit.rows.length === 0) return refuse('nothing-changes', 'this would change nothing');
    if (note !== null) conversation.note(visit.sessionId, proposalId, note, context.language, by);
    const outcome = host.step(visit.sessionId, by.staffId, { type: 'proposal.made', proposal });
    if (!outcome.accepted) return refuse('not-now', 'nothing can be proposed on this screen');
    stores.records.audit(
      clock.now(),
      by.staffId,
      'talk.propose',
      `${visit.sessionId} ${proposalId}: ${input.steps.map(({ kind }) => kind).join(', ')}`,
    );
    return null;
  }

  withdraw(proposalId: string, by: string): null | Refusal {
    const { stores, clock, host } = this.#deps;
    const visit = this.#deps.visit();
    const proposal = visit?.snapshot.context.proposal;
    if (!visit || proposal?.proposalId !== proposalId) return refuse('visit-over', 'this customer has left');
    const outcome = host.step(visit.sessionId, by, { type: 'proposal.withdrawn', proposalId });
    if (!outcome.accepted) return refuse('answered', `this proposal is ${proposal.state} already`);
    stores.records.audit(clock.now(), by, 'talk.withdraw', `${visit.sessionId} ${proposalId}`);
    return null;
  }

  /** The customer's word. What is accepted is exactly what was seen, in one step, or nothing. */
  answer({ proposalId, answer, seen }: CommandInput<'talk.answer'>): null | Refusal {
    const { host } = this.#deps;
    const visit = this.#deps.visit();
    const menu = this.#deps.menu();
    if (visit === null || menu === null) return refuse('no-session', 'nobody is ordering on this kiosk');
    const { sessionId, snapshot } = visit;
    const { proposal } = snapshot.context;
    if (proposal?.proposalId !== proposalId || proposal.state !== 'open')
      return refuse('answered', 'this proposal is not open any more');
    if (answer === 'refuse') return this.#step(host, sessionId, { type: 'proposal.refused', proposalId });
    const judged = judgeProposal(snapshot.context.lines, proposal, menu);
    if (!judged.ok) return refuse('stale', 'the proposal does not fit the order any more');
    if (seen !== seenName(this.#fitOf(snapshot, judged, menu)))
      return refuse('changed', 'the proposal on the screen was another one');
    return this.#step(host, sessionId, { type: 'proposal.accepted', proposalId, lines: judged.value });
  }

  /** The open proposal as the customer sees it. */
  view({ sessionId, snapshot }: Visit): ProposalView | null {
    const { proposal } = snapshot.context;
    const menu = this.#deps.menu();
    if (proposal?.state !== 'open' || menu === null || !isAnswerable(snapshot)) return null;
    const fit = this.#fit(snapshot, proposal, menu);
    return {
      proposalId: proposal.proposalId,
      byName: proposal.by.name,
      as: proposal.as,
      note: this.#deps.conversation.noteOf(sessionId, proposal.proposalId),
      seen: seenName(fit),
      fit,
    };
  }

  /** The last proposal of the visit as staff see it. */
  floor({ snapshot }: Visit): FloorTalk['proposal'] {
    const { proposal } = snapshot.context;
    const menu = this.#deps.menu();
    if (proposal === null) return null;
    const { proposalId, by, as, at, state } = proposal;
    const fit =
      state === 'open' && menu !== null && isAnswerable(snapshot)
        ? this.#fit(snapshot, proposal, menu)
        : null;
    return { proposalId, by, as, at, state, fit };
  }

  /** The order and the menu that steps are about, with the lines that they touch; or why there is nothing to begin. */
  #begin({ sessionId, seq, steps }: CommandInput<'talk.preview'>):
    | {
        readonly visit: Visit;
        readonly menu: Menu;
        readonly proposal: Pick<OrderProposal, 'steps' | 'touched'>;
      }
    | Refusal {
    const visit = this.#deps.visit();
    const menu = this.#deps.menu();
    if (visit?.sessionId !== sessionId) return refuse('visit-over', 'this customer has left');
    if (menu === null) return refuse('no-catalog', 'no catalogue is published');
    if (!isAnswerable(visit.snapshot)) return refuse('not-now', 'nothing can be proposed on this screen');
    const touched = touchedLines(steps, visit.snapshot.context.lines);
    if (touched === null || seq > visit.seq || this.#movedSince(visit, seq, touchedBy(steps)))
      return refuse('line-moved', 'the customer has changed these lines meanwhile');
    return { visit, menu, proposal: { steps, touched } };
  }

  /** Whether the customer touched one of these lines after a step of the order. */
  #movedSince({ sessionId }: Visit, seq: number, lineIds: readonly string[]): boolean {
    if (lineIds.length === 0) return false;
    return this.#deps.stores.sessions.since(sessionId, seq).some((row) => {
      const event = readOwnJson<OrderEvent>(row.event);
      switch (event.type) {
        case 'line.changed':
          return lineIds.includes(event.line.lineId);
        case 'line.removed':
          return lineIds.includes(event.lineId);
        // These may have changed any line.
        case 'review.refused':
        case 'proposal.accepted':
          return true;
        default:
          return false;
      }
    });
  }

  #fit(
    snapshot: OrderSnapshot,
    proposal: Pick<OrderProposal, 'proposalId' | 'steps' | 'touched'>,
    menu: Menu,
  ): ProposalFit {
    return this.#fitOf(snapshot, judgeProposal(snapshot.context.lines, proposal, menu), menu);
  }

  #fitOf({ context }: OrderSnapshot, judged: Result<readonly OrderLine[], Misfit>, menu: Menu): ProposalFit {
    if (!judged.ok) return { fits: false, misfit: judged.error };
    const { orderType, discount } = context;
    return {
      fits: true,
      ...diffOrder(context.lines, judged.value),
      was: (context.quote ?? quoteOf(context, menu)).total,
      now: quoteOf({ lines: judged.value, orderType, discount }, menu).total,
    };
  }

  #step(host: SessionHost, sessionId: string, event: OrderEvent): null | Refusal {
    return host.step(sessionId, 'customer', event).accepted
      ? null
      : refuse('not-now', 'that does not fit the state of the order');
  }
}

/** Where a customer can take a change: never on a screen that asks for money. */
function isAnswerable({ value }: OrderSnapshot): boolean {
  const step = stepOf(value);
  return step === 'browsing' || step === 'reviewing';
}

/** A short name of everything that a proposal shows: another price or option is another name. */
function seenName(fit: ProposalFit): string {
  return createHash('sha256').update(JSON.stringify(fit)).digest('base64url').slice(0, 22);
}
