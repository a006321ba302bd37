import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeDeviceClock } from '../../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../../tests/harness/memory-cable.ts';
import type { ChargeOutcome } from '../../ports/terminal.ts';
import { createVirtualZvtTerminal } from '../../sim/virtual-zvt-terminal.ts';
import type { ZvtMode } from '../../sim/zvt-modes.ts';
import { createMemoryNotes } from '../attempt-notes.ts';
import { createZvtTerminal } from './zvt-terminal.ts';

/** What the terminal was tried with when it was set up. */
const triedOnce = {
  trace: 470,
  receipt: 470,
  kind: 'payment',
  amount: 450,
  currency: 978,
  result: 0,
  original: null,
  at: 0,
} as const;

interface Visit {
  readonly mode: ZvtMode;
  readonly amount: number;
  /** What happens, this long after the amount was asked for; null: nothing. */
  readonly cut: { readonly after: number; readonly how: 'unplug' | 'kill' | 'bytes' } | null;
  readonly autoReversal: boolean;
  /** Whether somebody asks about it before the next customer comes. */
  readonly askFirst: boolean;
}

const modes: readonly ZvtMode[] = [
  'approve',
  'approve',
  'decline',
  'card unreadable',
  'not enough money',
  'no bank',
  'busy',
  'silent',
  'late success',
  'no completion',
  'please wait for ever',
  'never ends a question',
  'completion without status',
  'answer for the previous customer',
  'reboot with the card in',
  'reboot after the payment',
  'end of day is due',
];

const visit: fc.Arbitrary<Visit> = fc.record({
  mode: fc.constantFrom(...modes),
  // Few amounts, so that customers with the same one follow each other.
  amount: fc.constantFrom(450, 450, 1010),
  cut: fc.option(
    fc.record({
      after: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 120_000 })),
      how: fc.constantFrom('unplug' as const, 'kill' as const, 'bytes' as const),
    }),
  ),
  autoReversal: fc.boolean(),
  askFirst: fc.boolean(),
});

/**
 * Whatever customers, cuts, kills and terminals do: the terminal hears each amount at most once, an attempt is called
 * paid only when its money stands, and called not paid only when it does not.
 */
test.each(['tcp', 'serial'] as const)(
  'over %s nobody is charged twice, and nobody in silence',
  async (envelope) => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 4 }), async (visits) => {
        const clock = createFakeDeviceClock();
        const notes = createMemoryNotes();
        const device = createVirtualZvtTerminal({ id: 't', name: 'T', clock, envelope });
        device.ledger.put(triedOnce);
        const cable = memoryCable(device);
        const open = () =>
          createZvtTerminal({
            id: 't',
            open: cable.open,
            clock,
            envelope,
            notes,
            currency: 'EUR',
            answerTimeoutMs: 60_000,
          });
        let terminal = open();
        const settle = async (attemptId: string, ms = 12_000): Promise<ChargeOutcome> => {
          const asked = terminal.inquire(attemptId);
          await clock.advance(ms);
          return asked;
        };
        await clock.advance(1_000);
        const told = new Map<string, ChargeOutcome>();
        /** Which transactions of the ledger an attempt caused. */
        const caused = new Map<string, readonly number[]>();
        for (const [at, { mode, amount, cut, autoReversal, askFirst }] of visits.entries()) {
          const attemptId = `a${at}`;
          device.setMode(mode);
          device.setAutoReversal(autoReversal);
          const before = device.ledger.all().length;
          const asked = device.ledger.asked();
          const charge = terminal.charge({ attemptId, amount, currency: 'EUR' });
          if (cut?.how === 'bytes') cable.unplugAfter(1 + (cut.after % 60));
          await clock.advance(cut?.after ?? 0);
          if (cut?.how === 'unplug') cable.unplug();
          if (cut?.how === 'kill') {
            cable.abandon();
            device.unplugged?.();
            await terminal.close();
            terminal = open();
          }
          await clock.advance(200_000);
          cable.plug();
          device.setMode('approve');
          await clock.advance(200_000);
          const outcome = await charge;
          expect(device.ledger.asked() - asked).toBeLessThanOrEqual(1);
          caused.set(
            attemptId,
            device.ledger
              .all()
              .slice(before)
              .map(({ trace }) => trace),
          );
          if (outcome.kind === 'unknown') {
            if (askFirst) told.set(attemptId, await settle(attemptId));
          } else told.set(attemptId, outcome);
        }
        for (const [at] of visits.entries()) {
          const attemptId = `a${at}`;
          const known = told.get(attemptId);
          if (known === undefined || known.kind === 'unknown') told.set(attemptId, await settle(attemptId));
        }
        const taken = new Set(
          device.ledger.all().flatMap((one) => (one.kind === 'reversal' ? [one.original] : [])),
        );
        for (const [attemptId, outcome] of told) {
          const stands = device.ledger
            .all()
            .filter(
              (one) =>
                (caused.get(attemptId) ?? []).includes(one.trace) &&
                one.kind === 'payment' &&
                one.result === 0 &&
                !taken.has(one.trace),
            ).length;
          const proof = JSON.stringify({ attemptId, outcome, stands, ledger: device.ledger.all() });
          if (outcome.kind === 'approved') expect(stands, proof).toBe(1);
          else if (outcome.kind === 'unknown') expect(stands, proof).toBeLessThanOrEqual(1);
          else expect(stands, proof).toBe(0);
        }
        await terminal.close();
      }),
      { numRuns: Number(process.env['ZVT_RUNS'] ?? 100) },
    );
  },
);

test.each([
  ['tcp', true],
  ['tcp', false],
  ['serial', true],
  ['serial', false],
] as const)(
  'over %s, cut after every single byte of a payment (taken back by the terminal: %s)',
  async (envelope, autoReversal) => {
    const kinds = new Set<string>();
    for (let bytes = 1; bytes < 90; bytes += 1) {
      const clock = createFakeDeviceClock();
      const device = createVirtualZvtTerminal({ id: 't', name: 'T', clock, envelope, mode: 'approve' });
      device.ledger.put(triedOnce);
      device.setAutoReversal(autoReversal);
      const cable = memoryCable(device);
      const terminal = createZvtTerminal({
        id: 't',
        open: cable.open,
        clock,
        envelope,
        notes: createMemoryNotes(),
        currency: 'EUR',
        answerTimeoutMs: 60_000,
      });
      await clock.advance(1_000);
      const charge = terminal.charge({ attemptId: 'a', amount: 450, currency: 'EUR' });
      cable.unplugAfter(bytes);
      await clock.advance(1_000);
      cable.plug();
      await clock.advance(30_000);
      const first = await charge;
      const asked = terminal.inquire('a');
      await clock.advance(12_000);
      const found = first.kind === 'unknown' ? await asked : first;
      const stands = device.ledger.standing().length - 1;
      expect({ bytes, paid: found.kind === 'approved' }).toEqual({ bytes, paid: stands === 1 });
      expect(device.ledger.asked()).toBeLessThanOrEqual(1);
      expect(found.kind).not.toBe('unknown');
      kinds.add(`${first.kind} ${found.kind}`);
      await terminal.close();
    }
    expect(kinds).toContain('approved approved');
    expect(kinds).toContain('not-started not-started');
    expect(kinds).toContain(autoReversal ? 'unknown declined' : 'unknown approved');
  },
);
