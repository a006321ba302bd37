import { transition } from 'xstate';
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import { describe, expect, test } from 'vitest';
import { deadlinesOf } from '../../domain/order/order-deadlines.ts';
import { effectPolicy } from '../../domain/order/order-effects.ts';
import { orderMachine } from '../../domain/order/order-machine.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import { eventsIn, eventTypes, likeness, visit } from './order-alphabet.ts';

const walk = {
  input: visit,
  events: eventsIn,
  serializeState: likeness,
  serializeEvent: (event: object) => JSON.stringify(event),
};
const map = getAdjacencyMap(orderMachine, walk);
/** Every place by its likeness; the library's own types lose what a state is. */
const places: readonly (readonly [string, { readonly state: OrderSnapshot }])[] = Object.entries(map);

/** Every step that can be taken from every place. */
const steps = places.flatMap(([from, { state }]) =>
  eventsIn(state)
    .filter((event) => state.can(event))
    .map((event) => {
      const [after, actions] = transition(orderMachine, state, event);
      return { from, state, event, after, actions };
    }),
);

/** Names of every state without states inside, as the definition has them. */
function leaves(node: {
  readonly id: string;
  readonly states: Record<string, typeof node>;
}): readonly string[] {
  const inner = Object.values(node.states);
  return inner.length === 0 ? [node.id] : inner.flatMap(leaves);
}

/** The leaves that a state is in. */
function leavesOf(value: unknown, prefix: string): readonly string[] {
  if (typeof value === 'string') return [`${prefix}.${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${prefix}.${key}`));
}

describe('the paths of an order', () => {
  test('lead to every state', () => {
    const reached = new Set(places.flatMap(([, { state }]) => leavesOf(state.value, 'order')));
    expect([...reached].toSorted()).toEqual(leaves(orderMachine.root).toSorted());
    expect(places.length).toBeGreaterThan(100);
  });

  test('lead on to the end from everywhere', () => {
    const leadsTo = new Map<string, Set<string>>();
    for (const { from, after } of steps) {
      const to = likeness(after);
      leadsTo.set(to, (leadsTo.get(to) ?? new Set()).add(from));
    }
    const ends = places.filter(([, { state }]) => state.hasTag('end')).map(([key]) => key);
    const canEnd = new Set<string>(ends);
    for (const place of canEnd) for (const before of leadsTo.get(place) ?? []) canEnd.add(before);
    expect(places.filter(([key]) => !canEnd.has(key)).map(([, { state }]) => state.value)).toEqual([]);
  });

  test('are short: no customer needs more than ten acts to any screen', () => {
    const paths = getShortestPaths(orderMachine, {
      ...walk,
      stopWhen: (state) => state.hasTag('end'),
    });
    const screens = new Set(paths.map(({ state }) => stepOf(state.value)));
    expect(screens).toContain('checking');
    for (const step of screens) {
      const shortest = Math.min(
        ...paths.filter(({ state }) => stepOf(state.value) === step).map(({ weight }) => weight),
      );
      expect(shortest, step).toBeLessThanOrEqual(10);
    }
  });

  test('end for good: nothing brings a closed visit back', () => {
    const reopened = steps.filter(({ state, after }) => state.hasTag('end') && !after.hasTag('end'));
    expect(reopened.map(({ event }) => event.type)).toEqual([]);
  });

  test('always have a clock that leads on while nobody and no device has to answer', () => {
    for (const [, { state }] of places) {
      const step = stepOf(state.value);
      const clocks = deadlinesOf(state.value);
      if (step === 'closed' || step === 'paying') expect(clocks).toEqual([]);
      else expect(clocks.length, JSON.stringify(state.value)).toBeGreaterThan(0);
      for (const kind of clocks) {
        const [event] = eventsIn(state).filter(({ type }) => type === `${kind}.elapsed`);
        if (event === undefined) throw new Error(`nothing says that ${kind} has elapsed`);
        expect(state.can(event), `${kind} in ${JSON.stringify(state.value)}`).toBe(true);
      }
    }
  });
});

describe('the machine', () => {
  test('starts nothing by itself: no invoke, no after, no always, no spawn', () => {
    const forbidden = new Set(['invoke', 'after', 'always', 'history']);
    const found: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (forbidden.has(key)) found.push(`${path}.${key}`);
        look(inner, `${path}.${key}`);
      }
    };
    look(orderMachine.config, 'order');
    expect(found).toEqual([]);
    const effects = new Set(steps.flatMap(({ actions }) => actions.map(({ type }) => type)));
    expect([...effects].toSorted()).toEqual(Object.keys(effectPolicy).toSorted());
  });

  test('knows every event somewhere', () => {
    const heard = new Set(steps.map(({ event }) => event.type));
    expect([...heard].toSorted()).toEqual(eventTypes.toSorted());
  });
});
