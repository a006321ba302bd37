import { expect, test } from 'vitest';
import { fail } from '../../domain/result.ts';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../tests/harness/memory-cable.ts';
import type { DeviceFault } from '../ports/device.ts';
import type { PrintOutcome } from '../ports/printer.ts';
import type { ByteDevice } from '../sim/byte-device.ts';
import { createVirtualPrinter, type VirtualPrinterOptions } from '../sim/virtual-printer.ts';
import type { LineFault } from '../transport/line.ts';
import { createEscPosPrinter, type PrinterLogEvent } from './esc-pos-printer.ts';
import { profile80mm } from './profile.ts';

const ticket: TicketDocument = {
  blocks: [{ kind: 'text', text: 'one' }, { kind: 'text', text: 'two' }, { kind: 'cut' }],
};

/** The driver and the virtual printer on a cable inside the process, in a time that the test moves. */
async function rig(options: Partial<VirtualPrinterOptions> = {}) {
  const clock = createFakeDeviceClock();
  const paper = createVirtualPrinter({ id: 'printer', ...options });
  const cable = memoryCable(paper);
  const log: PrinterLogEvent[] = [];
  const printer = createEscPosPrinter({
    id: 'printer',
    open: cable.open,
    profile: profile80mm,
    clock,
    patienceMs: 60_000,
    log: (event) => log.push(event),
  });
  await clock.advance(5_000);
  return { clock, paper, cable, log, printer };
}

/** Moves time until the outcome is there. */
async function outcome(clock: FakeDeviceClock, printing: Promise<PrintOutcome>): Promise<PrintOutcome> {
  let result: PrintOutcome | null = null;
  void printing.then((value) => {
    result = value;
  });
  for (let steps = 0; result === null && steps < 2_000; steps += 1) await clock.advance(250);
  return printing;
}

test('a printer that gives no process id is believed when it answers in its turn', async () => {
  const { clock, paper, printer } = await rig({ processId: 'ignored' });
  expect(await outcome(clock, printer.print('1', ticket))).toEqual({
    kind: 'confirmed',
    proof: 'paper-status',
  });
  expect(paper.tickets()).toHaveLength(1);
});

test('a clone that takes the question for text never gets it onto paper', async () => {
  const { clock, paper, printer } = await rig({ processId: 'printed' });
  await outcome(clock, printer.print('1', ticket));
  expect(paper.tickets()).toEqual([{ lines: ['one', 'two'], codes: [] }]);
});

test('a printer that proves nothing counts by its health alone, and says so', async () => {
  const { clock, printer, paper } = await rig({ processId: 'ignored', paperStatus: false });
  expect(await outcome(clock, printer.print('1', ticket))).toEqual({ kind: 'confirmed', proof: 'health' });
  paper.runOutAfter(1);
  expect(await outcome(clock, printer.print('2', ticket))).toEqual({ kind: 'unknown', fault: 'paper-out' });
});

test('a late answer to a lost job never proves the next one', async () => {
  const clock = createFakeDeviceClock();
  const paper = createVirtualPrinter({ id: 'printer', processId: 'ignored' });
  // Paper is slow: an answer in its turn comes most of a second after the printer went on.
  const slow: ByteDevice = {
    ...paper,
    onReply: (listener) =>
      paper.onReply((bytes) => {
        const isInOrder = bytes.length === 1 && bytes[0] === 0;
        if (isInOrder) clock.after(800, () => listener(bytes));
        else listener(bytes);
      }),
  };
  const printer = createEscPosPrinter({
    id: 'printer',
    open: memoryCable(slow).open,
    profile: profile80mm,
    clock,
    patienceMs: 60_000,
  });
  await clock.advance(5_000);
  paper.runOutAfter(1);
  expect(await outcome(clock, printer.print('1', ticket))).toEqual({ kind: 'unknown', fault: 'paper-out' });
  // New paper: the first job finishes and its answer is on the way. The second stops at its first line.
  paper.set({ paper: 'ok' });
  paper.runOutAfter(2);
  expect(await outcome(clock, printer.print('2', ticket))).toEqual({ kind: 'unknown', fault: 'paper-out' });
});

test('nothing but questions is sent to a printer that can’t print', async () => {
  const { clock, paper, cable, printer } = await rig();
  paper.set({ coverOpen: true });
  const before = cable.written().length;
  expect(await outcome(clock, printer.print('1', ticket))).toEqual({ kind: 'failed', fault: 'cover-open' });
  const asked = [...cable.written()].slice(before);
  expect(asked.length % 3).toBe(0);
  for (let at = 0; at < asked.length; at += 3) expect(asked.slice(at, at + 2)).toEqual([0x10, 0x04]);
});

test('a job is sent once, however long the paper is out', async () => {
  const { clock, paper, cable, printer } = await rig();
  paper.runOutAfter(1);
  const printing = printer.print('1', ticket);
  await clock.advance(30_000);
  const text = Buffer.from(cable.written()).toString('latin1');
  expect(text.split('one')).toHaveLength(2);
  paper.set({ paper: 'ok' });
  expect(await outcome(clock, printing)).toEqual({ kind: 'confirmed', proof: 'process-id' });
});

test('an idle printer is asked every few seconds, and one that stops answering is looked for anew', async () => {
  const { clock, paper, cable, printer } = await rig();
  const before = cable.written().length;
  await clock.advance(9_000);
  expect(cable.written().length - before).toBeGreaterThanOrEqual(24);
  expect(printer.health().state).toBe('ready');
  expect(printer.health().lastProofAt).toBeGreaterThan(clock.now() - 4_000);
  paper.set({ paper: 'out' });
  await clock.advance(4_000);
  expect(printer.health()).toMatchObject({ state: 'attention', faults: ['paper-out'] });
});

test('characters that the printer lacks are reported with the job', async () => {
  const { clock, log, printer } = await rig();
  await outcome(clock, printer.print('7', { blocks: [{ kind: 'text', text: '🍵' }, { kind: 'cut' }] }));
  expect(log).toContainEqual({ kind: 'characters-missing', jobId: '7', characters: ['🍵'] });
});

test('a lost line is logged once, not at every attempt', async () => {
  const { clock, cable, log } = await rig();
  cable.unplug();
  await clock.advance(60_000);
  expect(log.filter((event) => event.kind === 'line-lost')).toHaveLength(1);
});

const lineFaults: readonly (readonly [LineFault['kind'], DeviceFault])[] = [
  ['gone', 'gone'],
  ['busy', 'busy'],
  ['denied', 'refused'],
  ['stalled', 'no-answer'],
];
for (const [kind, fault] of lineFaults) {
  test(`a line that is ${kind} makes the printer absent: ${fault}`, async () => {
    const clock = createFakeDeviceClock();
    const printer = createEscPosPrinter({
      id: 'printer',
      open: () => Promise.resolve(fail({ kind, detail: 'a test' })),
      profile: profile80mm,
      clock,
    });
    await clock.advance(1_000);
    expect(printer.health()).toEqual({ state: 'absent', faults: [fault], lastProofAt: null });
    expect(await outcome(clock, printer.print('1', ticket))).toEqual({ kind: 'failed', fault });
    await printer.close();
    expect(clock.pending()).toBe(0);
  });
}

test('automatic status that a printer pushes by itself is heeded at once', async () => {
  const { clock, paper, printer } = await rig();
  paper.receive(Uint8Array.of(0x1d, 0x61, 0x0f));
  paper.set({ coverOpen: true });
  await clock.advance(0);
  expect(printer.health()).toMatchObject({ state: 'attention', faults: ['cover-open'] });
});

test('closed, it leaves no timer behind and says no more', async () => {
  const { clock, printer } = await rig();
  let told = 0;
  printer.watch(() => {
    told += 1;
  });
  await printer.close();
  await clock.advance(20_000);
  expect(clock.pending()).toBe(0);
  expect(told).toBe(1);
});

test('bytes that no printer sends are noted in hex, once in a while, without a long number', async () => {
  const { clock, cable, log } = await rig();
  const noise = Uint8Array.from([0x9f, 0xe1, ...Buffer.from('4929000000006', 'latin1'), 0xf8]);
  for (let times = 0; times < 5; times += 1) cable.say(noise);
  await clock.advance(2_000);
  const notes = log.filter(({ kind }) => kind === 'not-understood');
  expect(notes).toHaveLength(1);
  expect(JSON.stringify(notes)).not.toMatch(/(?:3\d ?){6}/);
  await clock.advance(10_000);
  cable.say(noise);
  await clock.advance(1_000);
  expect(log.filter(({ kind }) => kind === 'not-understood')).toHaveLength(2);
});
