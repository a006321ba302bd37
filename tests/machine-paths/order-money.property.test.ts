import fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import { expect, test } from 'vitest';
import { deadlinesOf } from '../../domain/order/order-deadlines.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { orderMachine } from '../../domain/order/order-machine.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import { eventsIn, visit } from './order-alphabet.ts';

/** What an outsider with a notebook writes down of one visit. */
interface Notes {
  readonly charged: string[];
  readonly effects: { readonly type: string; readonly cause: string | null }[];
  held: boolean;
}

function note(notes: Notes, action: { readonly type: string; readonly params?: unknown }): void {
  const params = typeof action.params === 'object' && action.params !== null ? action.params : {};
  const cause = 'cause' in params && typeof params.cause === 'string' ? params.cause : null;
  notes.effects.push({ type: action.type, cause });
  if (action.type === 'charge' && 'attemptId' in params) notes.charged.push(String(params.attemptId));
  if (action.type === 'releaseStock' || action.type === 'takeStock') notes.held = false;
}

function times(notes: Notes, type: string, cause: string | null = null): number {
  return notes.effects.filter((each) => each.type === type && (cause === null || each.cause === cause))
    .length;
}

/** How often a walk takes an event where it can: often to money, rarely away, never in circles. */
function weight({ type }: OrderEvent): number {
  if (['language.chosen', 'comfort.chosen', 'moved', 'rated', 'notice.dismissed'].includes(type)) return 0;
  if (type.startsWith('pay') || type === 'review.granted') return 12;
  if (['startedOver', 'finished'].includes(type) || type.endsWith('.elapsed')) return 1;
  return 3;
}

function weighed(event: OrderEvent): readonly OrderEvent[] {
  return Array.from({ length: weight(event) }, () => event);
}

const doubtful = ({ context }: OrderSnapshot) =>
  context.attempts.some(({ status }) => status === 'asking' || status === 'unknown');

function check(notes: Notes, before: OrderSnapshot, after: OrderSnapshot): void {
  const step = stepOf(after.value);
  const { attempts } = after.context;
  const approved = attempts.filter(({ status }) => status === 'approved');
  // Money
  expect(new Set(notes.charged).size, 'one charge for each attempt').toBe(notes.charged.length);
  if (approved.length > 1) expect(times(notes, 'openException', 'charged-twice')).toBeGreaterThan(0);
  const told = attempts.some(
    (attempt) =>
      attempt.status === 'approved' &&
      before.context.attempts.find(({ attemptId }) => attemptId === attempt.attemptId)?.status === 'declined',
  );
  if (told) expect(times(notes, 'openException')).toBeGreaterThan(0);
  if (approved.length > 0 && step !== 'paying') expect(times(notes, 'placeOrder'), 'paid is placed').toBe(1);
  // Orders and stock
  expect(times(notes, 'placeOrder')).toBeLessThanOrEqual(1);
  expect(times(notes, 'takeStock')).toBe(times(notes, 'placeOrder'));
  const holds = ['reviewing', 'paying', 'checking', 'declined'];
  if (holds.includes(step)) expect(notes.held, `stock is held while ${step}`).toBe(true);
  else if (step === 'parked' || step === 'closed') {
    const kept = attempts.some(({ status }) => status === 'unknown') && approved.length === 0;
    expect(notes.held, `stock of a visit that is ${step}`).toBe(kept);
  } else expect(notes.held, `stock while ${step}`).toBe(false);
  // Clocks
  if (stepOf(before.value) === 'closed') expect(step).toBe('closed');
  expect(deadlinesOf(after.value).length > 0).toBe(step !== 'closed' && step !== 'paying');
}

test('whatever happens in whatever order: nobody is charged twice in silence, and stock and orders balance', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 5039 }), { minLength: 60, maxLength: 200, size: 'max' }),
      (choices) => {
        let [state] = initialTransition(orderMachine, visit);
        const notes: Notes = { charged: [], effects: [], held: false };
        for (const choice of choices) {
          const possible = eventsIn(state).flatMap(weighed);
          const event = possible[choice % possible.length];
          if (event === undefined || !state.can(event)) continue;
          const [after, actions] = transition(orderMachine, state, event);
          // The host holds the stock in the transaction of the review.
          if (event.type === 'review.granted') notes.held = true;
          for (const action of actions) {
            if (action.type === 'charge') expect(doubtful(state), 'no charge beside an open one').toBe(false);
            note(notes, action);
            seen.add(notes.effects.at(-1)?.cause ?? action.type);
          }
          check(notes, state, after);
          state = after;
        }
      },
    ),
    { numRuns: 300 },
  );
  // The walks went where money is.
  for (const rare of ['paid-late', 'inquire', 'cancelCharge']) expect(seen).toContain(rare);
});
