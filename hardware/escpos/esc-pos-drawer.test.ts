import { expect, test } from 'vitest';
import { ok } from '../../domain/result.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../tests/harness/memory-cable.ts';
import type { DrawerEvent, KickOutcome } from '../ports/drawer.ts';
import { createVirtualPrinter, type VirtualPrinterOptions } from '../sim/virtual-printer.ts';
import type { OpenLine } from '../transport/line.ts';
import type { DrawerWiring } from './esc-pos-drawer.ts';
import { createEscPosPrinter, type PrinterLogEvent } from './esc-pos-printer.ts';
import { profileOf, type PrinterProfile } from './profile.ts';

const usual: DrawerWiring = { pin: 2, openLevel: 'high', leftOpenSeconds: 60 };

async function rig(
  sim: VirtualPrinterOptions['drawer'],
  wiring: DrawerWiring = usual,
  profile: PrinterProfile = profileOf('80mm'),
) {
  const clock = createFakeDeviceClock();
  const paper = createVirtualPrinter({
    id: 'printer',
    ...(sim === undefined ? {} : { drawer: sim }),
    mute: profile.status === 'none',
  });
  const cable = memoryCable(paper);
  const log: PrinterLogEvent[] = [];
  const printer = createEscPosPrinter({
    id: 'printer',
    open: cable.open,
    profile,
    clock,
    drawer: wiring,
    log: (event) => {
      log.push(event);
    },
  });
  await clock.advance(6_000);
  const { drawer } = printer;
  if (drawer === undefined) throw new Error('the driver has no drawer');
  const events: DrawerEvent[] = [];
  drawer.watch((event) => {
    events.push(event);
  });
  async function kick(): Promise<KickOutcome> {
    let result: KickOutcome | null = null;
    const kicking = drawer?.kick('cash-sale') ?? Promise.reject(new Error());
    void kicking.then((value) => {
      result = value;
    });
    for (let steps = 0; result === null && steps < 400; steps += 1) await clock.advance(100);
    return kicking;
  }
  return { clock, paper, cable, printer, drawer, kick, events, log };
}

test('the pulse has both its times, and the switch says that it opened', async () => {
  const { kick, paper, cable, drawer, log } = await rig({ openLevel: 'high' });
  expect(await kick()).toEqual({ kind: 'opened' });
  expect(Buffer.from(cable.written()).toString('hex')).toContain('1b700019fa');
  expect([paper.drawerKicks(), drawer.state()]).toEqual([1, 'open']);
  expect(paper.problems()).toEqual([]);
  expect(log).toContainEqual({ kind: 'drawer', reason: 'cash-sale', outcome: { kind: 'opened' } });
});

test('a drawer whose switch is the other way round is understood once the settings say so', async () => {
  const low = await rig({ openLevel: 'low' }, { ...usual, openLevel: 'low' });
  expect(low.drawer.state()).toBe('closed');
  expect(await low.kick()).toEqual({ kind: 'opened' });
});

test('a locked drawer did not open, and that is said', async () => {
  const { kick, paper } = await rig({ openLevel: 'high', locked: true });
  expect(await kick()).toEqual({ kind: 'did-not-open' });
  expect(paper.drawerKicks()).toBe(1);
});

test('without a switch nobody can tell', async () => {
  const { kick, drawer } = await rig(undefined, { ...usual, openLevel: 'none' });
  expect(await kick()).toEqual({ kind: 'unverified' });
  expect(drawer.state()).toBe('unknown');
});

test('behind a one-way cable nobody can tell either', async () => {
  const { kick, paper } = await rig({ openLevel: 'high' }, usual, profileOf('80mm', { status: 'none' }));
  expect(await kick()).toEqual({ kind: 'unverified' });
  expect(paper.drawerKicks()).toBe(1);
});

test('with the paper out it opens all the same, in real time', async () => {
  const { clock, kick, paper, cable } = await rig({ openLevel: 'high' });
  paper.set({ paper: 'out' });
  await clock.advance(0);
  expect(await kick()).toEqual({ kind: 'opened' });
  expect(Buffer.from(cable.written()).toString('hex')).toContain('1014010001');
});

test('no line, no pulse', async () => {
  const { clock, kick, cable, drawer } = await rig({ openLevel: 'high' });
  cable.unplug();
  await clock.advance(100);
  expect(await kick()).toEqual({ kind: 'failed', fault: 'gone' });
  expect(drawer.state()).toBe('unknown');
});

test('left open, somebody is told, again and again, until it is closed', async () => {
  const { clock, kick, paper, events } = await rig({ openLevel: 'high' });
  await kick();
  await clock.advance(125_000);
  expect(events).toEqual([
    { kind: 'state', state: 'open' },
    { kind: 'left-open', seconds: 60 },
    { kind: 'left-open', seconds: 120 },
  ]);
  paper.moveDrawer(false);
  await clock.advance(120_000);
  expect(events.at(-1)).toEqual({ kind: 'state', state: 'closed' });
  expect(events).toHaveLength(4);
});

test('a pulse never lands inside a job: it waits until the last part of it has left', async () => {
  const clock = createFakeDeviceClock();
  const paper = createVirtualPrinter({ id: 'printer', drawer: { openLevel: 'high' } });
  const cable = memoryCable(paper);
  const slow: OpenLine = async () => {
    const opened = await cable.open();
    if (!opened.ok) return opened;
    const { write } = opened.value;
    // As at 9600 baud: a full part takes a second.
    const after = async (bytes: Uint8Array, deadlineMs: number) => {
      const result = await write(bytes, deadlineMs);
      await new Promise<void>((settle) => {
        clock.after(bytes.length, settle);
      });
      return result;
    };
    return ok({ ...opened.value, write: after });
  };
  const printer = createEscPosPrinter({
    id: 'printer',
    open: slow,
    profile: profileOf('80mm'),
    clock,
    drawer: usual,
  });
  await clock.advance(6_000);
  const lines = Array.from({ length: 120 }, (_, at) => ({
    kind: 'text' as const,
    text: `line number ${at}`,
  }));
  const before = cable.written().length;
  const printing = printer.print('1', { blocks: [...lines, { kind: 'cut' }] });
  await clock.advance(500);
  const kicking = printer.drawer?.kick('test');
  await clock.advance(30_000);
  expect(await printing).toMatchObject({ kind: 'confirmed' });
  expect(await kicking).toEqual({ kind: 'opened' });
  const sent = Buffer.from(cable.written().subarray(before)).toString('hex');
  expect(sent.indexOf('1b700019fa')).toBeGreaterThan(sent.indexOf('1d564200'));
  expect(paper.problems()).toEqual([]);
  expect(paper.tickets()[0]?.lines).toHaveLength(120);
});

test('closed, it leaves no timer behind', async () => {
  const { clock, kick, printer } = await rig({ openLevel: 'high' });
  await kick();
  await printer.close();
  await clock.advance(5_000);
  expect(clock.pending()).toBe(0);
});
