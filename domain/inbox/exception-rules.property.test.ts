import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type InboxEvent, type InboxException, openedException } from './exception.ts';
import { applyToException, HISTORY_LIMIT, newerException } from './exception-rules.ts';
import { closeReasons, inboxCauses, inboxRules } from './inbox-cause.ts';

const person = fc
  .constantFrom('mia', 'jonas', 'petra')
  .map((staffId) => ({ staffId, name: staffId.toUpperCase() }));
const words = fc.constantFrom('', ' ', 'ok', 'seen on the terminal');

const event: fc.Arbitrary<InboxEvent> = fc.oneof(
  person.map((by) => ({ type: 'taken', by }) as const),
  fc.tuple(person, person).map(([by, to]) => ({ type: 'assigned', by, to }) as const),
  person.map((by) => ({ type: 'handed-back', by }) as const),
  fc.tuple(person, words).map(([by, note]) => ({ type: 'noted', by, note }) as const),
  words.map((detail) => ({ type: 'seen-again', detail }) as const),
  fc
    .tuple(person, fc.constantFrom(...closeReasons), words)
    .map(([by, reason, note]) => ({ type: 'closed', by, reason, note }) as const),
  fc.constant({ type: 'cause-gone', proof: 'order-ready', by: 'station' } as const),
);

const fresh = fc.constantFrom(...inboxCauses).map((cause) =>
  openedException(
    {
      exceptionId: 'e',
      home: 'K1',
      kioskId: 'K1',
      cause,
      subject: 's',
      detail: '',
      sessionId: null,
      orderId: null,
      orderNumber: null,
      amount: null,
    },
    0,
  ),
);

function walk(start: InboxException, events: readonly InboxEvent[]): readonly InboxException[] {
  const states = [start];
  let now = start;
  for (const [at, each] of events.entries()) {
    const outcome = applyToException(now, each, at + 1);
    if (!outcome.ok) continue;
    now = outcome.exception;
    states.push(now);
  }
  return states;
}

test('whatever happens: nothing ends without a reason, what is closed never changes, no step is forgotten', () => {
  fc.assert(
    fc.property(fresh, fc.array(event, { maxLength: 40 }), (start, events) => {
      const states = walk(start, events);
      for (const [at, state] of states.entries()) {
        expect(state.closedAt === null).toBe(state.end === null);
        expect(state.rev).toBe(at + 1);
        expect(state.history).toHaveLength(Math.min(at + 1, HISTORY_LIMIT));
        expect(state.history[0]?.type).toBe('opened');
        if (state.end === null) continue;
        expect(at).toBe(states.length - 1);
        if (state.end.reason === 'cause-gone') continue;
        expect(inboxRules[state.cause].holds).toBe(false);
        if (state.end.reason === 'other') expect(state.end.note.length).toBeGreaterThanOrEqual(3);
      }
    }),
  );
});

test('copies that come twice and in any order end as the newest', () => {
  fc.assert(
    fc.property(
      fresh,
      fc.array(event, { maxLength: 12 }),
      fc.array(fc.nat(), { minLength: 1 }),
      (start, events, picks) => {
        const states = walk(start, events);
        const last = states.at(-1) ?? start;
        const heard = [...picks.map((pick) => states[pick % states.length] ?? start), last, start];
        expect(heard.reduce(newerException)).toEqual(last);
      },
    ),
  );
});

test('a long story keeps its beginning and its newest steps', () => {
  const by = { staffId: 'mia', name: 'Mia' };
  const notes = Array.from({ length: 150 }, (_, at) => ({ type: 'noted', by, note: `note ${at}` }) as const);
  const [start] = fc.sample(fresh, 1);
  if (start === undefined) throw new Error('no sample');
  const { history } = walk(start, notes).at(-1) ?? start;
  expect(history).toHaveLength(HISTORY_LIMIT);
  expect(history[0]).toMatchObject({ type: 'opened' });
  expect(history.at(-1)).toMatchObject({ note: 'note 149' });
});
