import { expect, test } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../tests/harness/memory-cable.ts';
import type { PrintOutcome } from '../ports/printer.ts';
import { createVirtualPrinter, type VirtualPrinterOptions } from '../sim/virtual-printer.ts';
import type { LineFault, OpenLine } from '../transport/line.ts';
import { createListeners } from '../transport/listeners.ts';
import { createEscPosPrinter, type PrinterLogEvent } from './esc-pos-printer.ts';
import { profile80mm, profileOf, type PrinterProfile } from './profile.ts';

const ticket: TicketDocument = {
  blocks: [{ kind: 'text', text: 'one' }, { kind: 'text', text: 'two' }, { kind: 'cut' }],
};

interface RigOptions extends Partial<VirtualPrinterOptions> {
  readonly profile?: PrinterProfile;
}

async function rig({ profile = profile80mm, ...options }: RigOptions = {}) {
  const clock = createFakeDeviceClock();
  const paper = createVirtualPrinter({ id: 'printer', ...options });
  const cable = memoryCable(paper);
  const log: PrinterLogEvent[] = [];
  const note = (event: PrinterLogEvent): void => {
    log.push(event);
  };
  const printer = createEscPosPrinter({
    id: 'printer',
    open: cable.open,
    profile,
    clock,
    patienceMs: 60_000,
    log: note,
  });
  await clock.advance(6_000);
  return { clock, paper, cable, log, printer };
}

async function outcome(clock: FakeDeviceClock, printing: Promise<PrintOutcome>): Promise<PrintOutcome> {
  let result: PrintOutcome | null = null;
  void printing.then((value) => {
    result = value;
  });
  for (let steps = 0; result === null && steps < 2_000; steps += 1) await clock.advance(250);
  return printing;
}

for (const [name, options, proof] of [
  ['a process id', {}, 'process-id'],
  ['only GS r', { processId: 'ignored' }, 'paper-status'],
] as const) {
  test(`with ${name}: paper out keeps the job, and it is finished on the new roll`, async () => {
    const { clock, paper, printer } = await rig(options);
    paper.runOutAfter(1);
    const printing = printer.print('1', ticket);
    await clock.advance(20_000);
    paper.set({ paper: 'ok' });
    expect(await outcome(clock, printing)).toEqual({ kind: 'confirmed', proof });
    expect(paper.tickets()).toEqual([{ lines: ['one', 'two'], codes: [] }]);
  });

  test(`with ${name}: switched off and on while the paper is out, the job is certainly lost`, async () => {
    const { clock, paper, printer } = await rig(options);
    paper.runOutAfter(1);
    const printing = printer.print('1', ticket);
    await clock.advance(20_000);
    paper.powerCycle();
    paper.set({ paper: 'ok' });
    expect(await outcome(clock, printing)).toEqual({ kind: 'lost', fault: 'paper-out' });
    expect(paper.tickets()).toEqual([]);
    // The next ticket is cut off from what lies there.
    await outcome(clock, printer.print('2', ticket));
    expect(paper.tickets().at(-1)).toEqual({ lines: ['one', 'two'], codes: [] });
  });
}

test('jobs behind one that waits for paper are free to go elsewhere at once, and never print twice', async () => {
  const { clock, paper, printer } = await rig();
  paper.runOutAfter(1);
  const first = printer.print('1', ticket);
  const second = printer.print('2', ticket);
  const third = printer.print('3', ticket);
  await clock.advance(5_000);
  let early = 0;
  for (const one of [second, third]) void one.then(() => (early += 1));
  await clock.advance(1);
  expect(early).toBe(2);
  expect(await second).toEqual({ kind: 'failed', fault: 'paper-out' });
  expect(await third).toEqual({ kind: 'failed', fault: 'paper-out' });
  paper.set({ paper: 'ok' });
  expect(await outcome(clock, first)).toEqual({ kind: 'confirmed', proof: 'process-id' });
  await clock.advance(60_000);
  expect(paper.tickets()).toHaveLength(1);
  expect(await outcome(clock, printer.print('2', ticket))).toMatchObject({ kind: 'confirmed' });
  expect(paper.tickets()).toHaveLength(2);
});

test('a printer that says it was switched on has lost its job, and is told again what it forgot', async () => {
  const { clock, paper, printer } = await rig({ powerOnNotice: true });
  paper.runOutAfter(1);
  const printing = printer.print('1', ticket);
  await clock.advance(2_000);
  paper.powerCycle();
  expect(await outcome(clock, printing)).toEqual({ kind: 'lost', fault: 'paper-out' });
  await clock.advance(10_000);
  paper.set({ paper: 'ok' });
  await clock.advance(0);
  expect(printer.health().faults).toEqual([]);
});

test('noise while the proof is awaited leaves it unknown: the answer may have been in it', async () => {
  const { clock, paper, cable, printer } = await rig();
  paper.runOutAfter(1);
  const printing = printer.print('1', ticket);
  await clock.advance(5_000);
  cable.say(Uint8Array.of(0x90, 0xff));
  paper.powerCycle();
  paper.set({ paper: 'ok' });
  expect(await outcome(clock, printing)).toEqual({ kind: 'unknown', fault: 'garbled' });
});

test('a person who cleared the jam lets the printer start afresh: the waiting job is lost, the next one prints', async () => {
  const { clock, paper, printer } = await rig();
  paper.jamNextCut();
  const printing = printer.print('1', ticket);
  await clock.advance(3_000);
  expect(printer.health().faults).toContain('cutter');
  expect(await printer.recover?.()).toBe('recovered');
  expect(await outcome(clock, printing)).toMatchObject({ kind: 'lost' });
  await clock.advance(5_000);
  expect(printer.health().faults).toEqual([]);
  expect(await outcome(clock, printer.print('2', ticket))).toMatchObject({ kind: 'confirmed' });
});

test('nothing but a person ever sends DLE ENQ', async () => {
  const { clock, paper, cable, printer } = await rig();
  paper.jamNextCut();
  await outcome(clock, printer.print('1', ticket));
  await clock.advance(120_000);
  expect(Buffer.from(cable.written()).toString('latin1')).not.toContain('\u0010\u0005');
});

test('a printer that can’t answer is never asked, and its tickets are assumed', async () => {
  const profile = profileOf('80mm', { status: 'none' });
  const { clock, paper, cable, printer } = await rig({ profile, mute: true });
  expect(printer.health()).toEqual({ state: 'ready', faults: [], lastProofAt: null });
  expect(await outcome(clock, printer.print('1', ticket))).toEqual({ kind: 'assumed' });
  expect(paper.tickets()).toEqual([{ lines: ['one', 'two'], codes: [] }]);
  expect(Buffer.from(cable.written()).toString('latin1')).not.toMatch(/\u0010|\u001dr|\u001da|\u001d\(H/);
  cable.unplug();
  await clock.advance(1_000);
  expect(await outcome(clock, printer.print('2', ticket))).toEqual({ kind: 'failed', fault: 'gone' });
});

test('a change that the printer pushes is seen at once, also after every job and every start', async () => {
  const { clock, paper, printer } = await rig();
  await outcome(clock, printer.print('1', ticket));
  paper.set({ coverOpen: true });
  await clock.advance(0);
  expect(printer.health()).toMatchObject({ state: 'attention', faults: ['cover-open'] });
  paper.set({ coverOpen: false });
  await clock.advance(0);
  expect(printer.health()).toMatchObject({ state: 'ready', faults: [] });
});

test('a clone is never asked for more than its profile allows', async () => {
  const profile = profileOf('80mm', { bestProof: 'health' });
  const { clock, cable, printer } = await rig({ profile, processId: 'printed' });
  expect(await outcome(clock, printer.print('1', ticket))).toEqual({ kind: 'confirmed', proof: 'health' });
  expect(Buffer.from(cable.written()).toString('latin1')).not.toMatch(/\u001d\(H|\u001dr/);
});

/** A line that takes `parts` writes of a job and then none, until it is let go on. */
function cloggedLine(device: ReturnType<typeof createVirtualPrinter>, parts: number) {
  const inner = memoryCable(device);
  let taken = 0;
  let released = false;
  let release: () => void = () => undefined;
  const closedByUs = createListeners<LineFault>();
  const open: OpenLine = async () => {
    const opened = await inner.open();
    if (!opened.ok) return opened;
    return ok({
      ...opened.value,
      async write(bytes: Uint8Array, deadlineMs: number) {
        if (bytes.length === 1_024) taken += 1;
        if (bytes.length === 1_024 && taken > parts && !released) {
          const gone = new Promise<LineFault>((settle) => {
            closedByUs.add(settle);
          });
          const free = new Promise<null>((settle) => {
            release = () => settle(null);
          });
          const why = await Promise.race([gone, free]);
          if (why !== null) return fail(why);
        }
        return opened.value.write(bytes, deadlineMs);
      },
      async close() {
        closedByUs.tell({ kind: 'closed', detail: 'closed by us' });
        await opened.value.close();
      },
    });
  };
  return {
    open,
    release() {
      released = true;
      release();
    },
  };
}

const long: TicketDocument = {
  blocks: [
    ...Array.from({ length: 90 }, (_, at) => ({
      kind: 'text' as const,
      text: `line ${at} of a long ticket, more than a buffer`,
    })),
    { kind: 'cut' },
  ],
};

test('a full buffer behind an empty roll is waited for, because the printer has said why', async () => {
  const clock = createFakeDeviceClock();
  const paper = createVirtualPrinter({ id: 'printer' });
  const line = cloggedLine(paper, 1);
  const printer = createEscPosPrinter({
    id: 'printer',
    open: line.open,
    profile: profile80mm,
    clock,
    patienceMs: 60_000,
  });
  await clock.advance(6_000);
  paper.runOutAfter(5);
  const printing = printer.print('1', long);
  await clock.advance(30_000);
  expect(printer.health().faults).toEqual(['paper-out']);
  paper.set({ paper: 'ok' });
  line.release();
  expect(await outcome(clock, printing)).toEqual({ kind: 'confirmed', proof: 'process-id' });
  expect(paper.tickets()[0]?.lines).toHaveLength(90);
});

test('a line that clogs half-way without a reason is given up: that ticket is certainly not whole', async () => {
  const clock = createFakeDeviceClock();
  const paper = createVirtualPrinter({ id: 'printer' });
  const line = cloggedLine(paper, 1);
  const printer = createEscPosPrinter({
    id: 'printer',
    open: line.open,
    profile: profile80mm,
    clock,
    patienceMs: 60_000,
  });
  await clock.advance(6_000);
  expect(await outcome(clock, printer.print('1', long))).toEqual({ kind: 'lost', fault: 'no-answer' });
});
