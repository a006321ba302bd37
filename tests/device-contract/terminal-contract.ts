import { afterEach, describe, expect, vi } from 'vitest';
import type { CardTerminal } from '../../hardware/ports/terminal.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import type { ServedDevice } from '../../hardware/sim/serve-device.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';
import type { OpenLine } from '../../hardware/transport/line.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';
import { hastyClock } from '../harness/hasty-clock.ts';
import type { ReasonedTest } from '../harness/skip.ts';

/** What a card terminal's virtual twin must let a test do, whatever it speaks. */
export interface TerminalTwin {
  readonly device: ByteDevice;
  /** The shipping driver on this line; called again after a kill, with what was on disk. */
  readonly drive: (open: OpenLine) => CardTerminal;
  readonly mode: (mode: 'ask a person' | 'approve' | 'decline' | 'busy' | 'wrong amount') => void;
  readonly approve: () => void;
  readonly decline: () => void;
  /** Whether a customer is asked for a card now. */
  readonly waiting: () => boolean;
  /** Amounts that were taken in the test and not given back. */
  readonly taken: () => readonly number[];
  /** How often a charge arrived. */
  readonly asked: () => number;
}

/** For what never happens: the device's own time waits where the machine is busy. */
const soon = { timeout: 600_000, interval: 10 };
const request = { attemptId: 'a1', amount: 450, currency: 'EUR', orderRef: 'o1' };

/**
 * The promises of the port, kept by a shipping driver over a real line: never charged twice, never charged in silence,
 * and "unknown" only where nothing is proven.
 */
export function describeTerminal(
  name: string,
  twin: () => TerminalTwin,
  serve: (device: ByteDevice) => Promise<ServedDevice>,
  lineTest: ReasonedTest,
): void {
  describe(name, () => {
    const closing: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close();
    });

    async function rig() {
      const one = twin();
      const served = await serve(one.device);
      closing.push(() => served.close());
      const address = parseLineAddress(served.url);
      if (!address.ok) throw new Error(address.error);
      const open = lineOpener(address.value, hastyClock(1));
      const connect = async (): Promise<CardTerminal> => {
        const terminal = one.drive(open);
        closing.push(() => terminal.close());
        await ready(terminal);
        return terminal;
      };
      return { ...one, served, connect, terminal: await connect() };
    }
    const ready = (terminal: CardTerminal): Promise<void> =>
      vi.waitFor(() => expect(terminal.health().state).toBe('ready'), soon);
    /** Asks until the terminal knows. */
    const known = async (terminal: CardTerminal, kind: string, attemptId = 'a1'): Promise<void> => {
      await vi.waitFor(async () => expect(await terminal.inquire(attemptId)).toMatchObject({ kind }), soon);
    };

    lineTest('a card pays, in pieces of one byte', async () => {
      const { terminal, served, mode, taken } = await rig();
      served.cable.fragment(1);
      mode('approve');
      const outcome = await terminal.charge(request);
      expect(outcome).toMatchObject({ kind: 'approved', attemptId: 'a1', amount: 450 });
      expect(outcome.kind === 'approved' && outcome.card).toMatch(/^[^\d]*\*{4}\d{4}$/);
      expect(taken()).toEqual([450]);
    });

    lineTest(
      'a card is declined; a busy terminal takes nothing; an unknown attempt was never started',
      async () => {
        const { terminal, mode, taken } = await rig();
        mode('decline');
        expect(await terminal.charge(request)).toEqual({
          kind: 'declined',
          attemptId: 'a1',
          reason: 'declined',
        });
        mode('busy');
        expect(await terminal.charge({ ...request, attemptId: 'a2' })).toEqual({
          kind: 'busy',
          attemptId: 'a2',
        });
        mode('approve');
        expect(await terminal.inquire('nobody')).toEqual({ kind: 'not-started', attemptId: 'nobody' });
        expect(taken()).toEqual([]);
      },
    );

    lineTest('another amount in the answer is no approval, and a fault', async () => {
      const { terminal, mode } = await rig();
      mode('wrong amount');
      expect(await terminal.charge(request)).toEqual({ kind: 'unknown', attemptId: 'a1' });
      expect(terminal.health().faults).toContain('unrecoverable');
    });

    lineTest('a second charge while one waits is busy, and is not heard by the terminal', async () => {
      const { terminal, mode, waiting, approve, asked } = await rig();
      mode('ask a person');
      const first = terminal.charge(request);
      await vi.waitFor(() => expect(waiting()).toBe(true), soon);
      expect(await terminal.charge({ ...request, attemptId: 'a2' })).toEqual({
        kind: 'busy',
        attemptId: 'a2',
      });
      approve();
      expect(await first).toMatchObject({ kind: 'approved' });
      expect(asked()).toBe(1);
    });

    lineTest('a cancel ends the wait for a card', async () => {
      const { terminal, mode, waiting, taken } = await rig();
      mode('ask a person');
      const charge = terminal.charge(request);
      await vi.waitFor(() => expect(waiting()).toBe(true), soon);
      await terminal.cancel('a1');
      expect(await charge).toEqual({ kind: 'declined', attemptId: 'a1', reason: 'cancelled' });
      expect(taken()).toEqual([]);
    });

    lineTest('the plug comes out while the card is in: unknown, then found as paid, asked once', async () => {
      const { terminal, served, mode, waiting, approve, taken, asked } = await rig();
      mode('ask a person');
      const charge = terminal.charge(request);
      await vi.waitFor(() => expect(waiting()).toBe(true), soon);
      await served.cable.unplug();
      expect(await charge).toEqual({ kind: 'unknown', attemptId: 'a1' });
      approve();
      await served.cable.replug();
      await ready(terminal);
      await known(terminal, 'approved');
      expect(taken()).toEqual([450]);
      expect(asked()).toBe(1);
    });

    lineTest('the plug comes out while the card is in, and the bank says no: found as declined', async () => {
      const { terminal, served, mode, waiting, decline, taken } = await rig();
      mode('ask a person');
      const charge = terminal.charge(request);
      await vi.waitFor(() => expect(waiting()).toBe(true), soon);
      await served.cable.unplug();
      await charge;
      decline();
      await served.cable.replug();
      await ready(terminal);
      await known(terminal, 'declined');
      expect(taken()).toEqual([]);
    });

    lineTest(
      'the plug is pulled somewhere in the first bytes of a payment: what the ledger says is what is told',
      async () => {
        for (const bytes of [3, 11, 17, 24]) {
          const { terminal, served, mode, taken } = await rig();
          mode('approve');
          served.cable.unplugAfter(bytes);
          const outcome = await terminal.charge(request);
          if (!served.cable.plugged()) await served.cable.replug();
          await ready(terminal);
          if (outcome.kind === 'unknown') {
            await vi.waitFor(async () => {
              const found = await terminal.inquire('a1');
              expect(found.kind).toBe(taken().length === 1 ? 'approved' : 'not-started');
            }, soon);
          } else expect(taken()).toHaveLength(outcome.kind === 'approved' ? 1 : 0);
        }
      },
    );

    lineTest('the engine is killed with the card in, twice: the card pays once, and is found', async () => {
      const { terminal, connect, mode, waiting, approve, taken, asked } = await rig();
      mode('ask a person');
      void terminal.charge(request);
      await vi.waitFor(() => expect(waiting()).toBe(true), soon);
      await terminal.close();
      approve();
      const second = await connect();
      await second.close();
      const third = await connect();
      await known(third, 'approved');
      expect(taken()).toEqual([450]);
      expect(asked()).toBe(1);
    });

    lineTest(
      'a stalled line and a cut in the same payment: asked once, paid at most once, and told so',
      async () => {
        const { terminal, served, mode, waiting, approve, taken, asked } = await rig();
        mode('ask a person');
        const charge = terminal.charge(request);
        await vi.waitFor(() => expect(waiting()).toBe(true), soon);
        served.cable.stall(true);
        approve();
        await served.cable.unplug();
        expect(await charge).toEqual({ kind: 'unknown', attemptId: 'a1' });
        served.cable.stall(false);
        await served.cable.replug();
        await ready(terminal);
        await known(terminal, 'approved');
        expect(asked()).toBe(1);
        expect(taken()).toEqual([450]);
      },
    );

    lineTest('nothing is there: not started', async () => {
      const { terminal, served, taken } = await rig();
      await served.cable.unplug();
      await vi.waitFor(() => expect(terminal.health().state).toBe('absent'), soon);
      expect(await terminal.charge(request)).toEqual({ kind: 'not-started', attemptId: 'a1' });
      expect(taken()).toEqual([]);
    });
  });
}
