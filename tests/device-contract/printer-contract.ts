import { afterEach, describe, expect } from 'vitest';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import { createEscPosPrinter } from '../../hardware/escpos/esc-pos-printer.ts';
import { profile80mm } from '../../hardware/escpos/profile.ts';
import type { DeviceFault, DeviceHealth } from '../../hardware/ports/device.ts';
import type { TicketPrinter } from '../../hardware/ports/printer.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import type { ServedDevice } from '../../hardware/sim/serve-device.ts';
import { createVirtualPrinter, type VirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';
import { hastyClock } from '../harness/hasty-clock.ts';
import type { ReasonedTest } from '../harness/skip.ts';

interface Rig {
  readonly paper: VirtualPrinter;
  readonly served: ServedDevice;
  readonly printer: TicketPrinter;
}

/** Waiting runs this much faster than the manual's times; answers still get 300 real milliseconds, on a busy machine too. */
const HASTE = 2;
const PATIENCE_MS = 4_000;

function ticket(name: string): TicketDocument {
  return {
    blocks: [
      { kind: 'text', text: name, align: 'center', bold: true, scale: 2 },
      { kind: 'columns', left: '2 x Caffè latte', right: '9.80' },
      { kind: 'columns', left: '1 x 慢烤番茄浓汤', right: '6.50' },
      { kind: 'rule' },
      { kind: 'qr', data: name },
      { kind: 'cut' },
    ],
  };
}

const LINES = 4;

/** Everything that a receipt printer must do over one kind of cable, the shipping driver against the strict printer. */
export function describePrinter(
  name: string,
  serve: (device: ByteDevice) => Promise<ServedDevice>,
  test: ReasonedTest,
): void {
  describe(`a receipt printer on ${name}`, () => {
    const open: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const close of open.splice(0).reverse()) await close();
    });

    async function drive(device: ByteDevice): Promise<Omit<Rig, 'paper'>> {
      const served = await serve(device);
      open.push(served.close);
      const address = parseLineAddress(served.url);
      if (!address.ok) throw new Error(address.error);
      const clock = hastyClock(HASTE);
      const printer = createEscPosPrinter({
        id: 'printer',
        open: lineOpener(address.value, clock),
        profile: profile80mm,
        clock,
        patienceMs: PATIENCE_MS,
        pollMs: 400,
      });
      open.push(printer.close);
      return { served, printer };
    }

    async function rig(): Promise<Rig> {
      const paper = createVirtualPrinter({ id: 'printer' });
      const { served, printer } = await drive(paper);
      await health(printer, ({ state }) => state === 'ready');
      return { paper, served, printer };
    }

    function healthy(paper: VirtualPrinter, count: number): void {
      expect(paper.problems()).toEqual([]);
      expect(paper.tickets()).toHaveLength(count);
    }

    test('prints one ticket and believes it when the printer says so', async () => {
      const { paper, printer } = await rig();
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'confirmed', proof: 'process-id' });
      healthy(paper, 1);
      expect(paper.tickets()[0]?.codes).toEqual(['A-1']);
      expect(paper.tickets()[0]?.lines[0]).toBe('A-1');
    });

    test('understands and is understood when every byte comes alone', async () => {
      const { paper, printer, served } = await rig();
      served.cable.fragment(1);
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'confirmed', proof: 'process-id' });
      healthy(paper, 1);
    });

    test('prints jobs one at a time, in the order of asking', async () => {
      const { paper, printer } = await rig();
      const outcomes = await Promise.all(['A-1', 'A-2', 'A-3'].map((id) => printer.print(id, ticket(id))));
      expect(outcomes.map(({ kind }) => kind)).toEqual(['confirmed', 'confirmed', 'confirmed']);
      expect(paper.tickets().flatMap(({ codes }) => codes)).toEqual(['A-1', 'A-2', 'A-3']);
      healthy(paper, 3);
    });

    const blocking: readonly (readonly [DeviceFault, string, (paper: VirtualPrinter) => void])[] = [
      ['paper-out', 'the paper is out', (paper) => paper.set({ paper: 'out' })],
      ['cover-open', 'the cover is open', (paper) => paper.set({ coverOpen: true })],
      ['cutter', 'the cutter is jammed', (paper) => paper.set({ cutterError: true })],
      ['overheated', 'the head is too hot', (paper) => paper.set({ overheated: true })],
      ['unrecoverable', 'the printer is broken', (paper) => paper.set({ broken: true })],
      ['offline', 'somebody holds the feed button', (paper) => paper.set({ feedHeld: true })],
    ];
    for (const [fault, situation, arrange] of blocking) {
      test(`sends nothing while ${situation}, and says why`, async () => {
        const { paper, printer } = await rig();
        arrange(paper);
        expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'failed', fault });
        expect(printer.health()).toMatchObject({ state: 'attention', faults: [fault] });
        expect(paper.paper()).toEqual([]);
      });
    }

    test('sees by itself that somebody opened the cover, and closed it', async () => {
      const { paper, printer } = await rig();
      paper.set({ coverOpen: true });
      await health(printer, ({ faults }) => faults.includes('cover-open'));
      paper.set({ coverOpen: false });
      await health(printer, ({ state, faults }) => state === 'ready' && faults.length === 0);
    });

    test('prints on the last metres of paper and says that they are the last', async () => {
      const { paper, printer } = await rig();
      paper.set({ paper: 'low' });
      expect(await printer.print('1', ticket('A-1'))).toMatchObject({ kind: 'confirmed' });
      expect(printer.health()).toMatchObject({ state: 'ready', faults: ['paper-low'] });
    });

    test('paper runs out in the middle, new paper comes: the same receipt is finished, not printed again', async () => {
      const { paper, printer } = await rig();
      paper.runOutAfter(2);
      const outcome = printer.print('1', ticket('A-1'));
      await health(printer, ({ faults }) => faults.includes('paper-out'));
      paper.set({ paper: 'ok' });
      expect(await outcome).toEqual({ kind: 'confirmed', proof: 'process-id' });
      healthy(paper, 1);
      expect(paper.tickets()[0]?.lines).toHaveLength(LINES);
    });

    test('paper runs out in the middle and nobody comes: unknown, and the next job waits for paper', async () => {
      const { paper, printer } = await rig();
      paper.runOutAfter(2);
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'unknown', fault: 'paper-out' });
      expect(await printer.print('2', ticket('A-2'))).toEqual({ kind: 'failed', fault: 'paper-out' });
    });

    test('the cutter jams at the cut: unknown, then told apart', async () => {
      const { paper, printer } = await rig();
      paper.jamNextCut();
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'unknown', fault: 'cutter' });
      expect(await printer.print('2', ticket('A-2'))).toEqual({ kind: 'failed', fault: 'cutter' });
    });

    test('power fails while the paper is out: the job is certainly lost, and may be printed again', async () => {
      const { paper, printer } = await rig();
      paper.runOutAfter(2);
      const outcome = printer.print('1', ticket('A-1'));
      await health(printer, ({ faults }) => faults.includes('paper-out'));
      paper.powerCycle();
      paper.set({ paper: 'ok' });
      expect(await outcome).toEqual({ kind: 'lost', fault: 'paper-out' });
      healthy(paper, 0);
    });

    test('unplugged before the job: failed, and found again when it is back', async () => {
      const { paper, printer, served } = await rig();
      await served.cable.unplug();
      await health(printer, ({ state }) => state === 'absent');
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'failed', fault: 'gone' });
      await served.cable.replug();
      await health(printer, ({ state }) => state === 'ready');
      expect(await printer.print('2', ticket('A-2'))).toMatchObject({ kind: 'confirmed' });
      healthy(paper, 1);
    });

    test('unplugged in the middle of the job: unknown, and the next customer gets a receipt of their own', async () => {
      const { paper, printer, served } = await rig();
      served.cable.unplugAfter(60);
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'unknown', fault: 'gone' });
      await served.cable.replug();
      await health(printer, ({ state }) => state === 'ready');
      expect(await printer.print('2', ticket('A-2'))).toMatchObject({ kind: 'confirmed' });
      const last = paper.tickets().at(-1);
      expect(last?.codes).toEqual(['A-2']);
      expect(last?.lines).toHaveLength(LINES);
      expect(last?.lines).not.toContain('A-1');
    });

    test('the cable stalls before the job: nothing left, no answer', async () => {
      const { paper, printer, served } = await rig();
      served.cable.stall(true);
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'failed', fault: 'no-answer' });
      expect(paper.paper()).toEqual([]);
    });

    test('the cable stalls in the middle of the job: unknown, and the line is let go for the next one', async () => {
      const { printer, served } = await rig();
      served.cable.stallAfter(60);
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'unknown', fault: 'no-answer' });
      served.cable.stall(false);
      await health(printer, ({ state }) => state === 'ready');
      expect(await printer.print('2', ticket('A-2'))).toMatchObject({ kind: 'confirmed' });
    });

    test('a wrong speed gives noise: said as such, and nothing is printed', async () => {
      const { printer } = await drive(noisyDevice());
      await health(printer, ({ state }) => state === 'attention');
      expect(await printer.print('1', ticket('A-1'))).toEqual({ kind: 'failed', fault: 'garbled' });
    });

    test('closing lets go of the line and ends what waits', async () => {
      const { paper, printer } = await rig();
      paper.runOutAfter(2);
      const outcome = printer.print('1', ticket('A-1'));
      await health(printer, ({ faults }) => faults.includes('paper-out'));
      await printer.close();
      await printer.close();
      expect(await outcome).toMatchObject({ kind: 'unknown' });
    });
  });
}

/** Resolves when the printer's health is as wanted. */
function health(printer: TicketPrinter, wanted: (health: DeviceHealth) => boolean): Promise<void> {
  return new Promise((settle) => {
    const stop = printer.watch((now) => {
      if (!wanted(now)) return;
      settle();
      queueMicrotask(() => {
        stop();
      });
    });
  });
}

/** Answers every question with what a wrong parity makes of the answer. */
function noisyDevice(): ByteDevice {
  let tell: (bytes: Uint8Array) => void = () => undefined;
  return {
    receive(bytes) {
      tell(bytes.map((byte) => byte | 0x80));
    },
    onReply(listener) {
      tell = listener;
      return () => undefined;
    },
    onChange: () => () => undefined,
    dock: () => {
      throw new Error('the noisy device is not shown');
    },
    use: () => undefined,
  };
}
