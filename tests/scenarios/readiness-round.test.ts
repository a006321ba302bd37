import { expect, test } from 'vitest';
import { NOTEBOOK_CODE } from '../harness/corner-shop.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

async function stepOf({ manager }: World, key: string) {
  const { readiness } = await manager.view();
  const step = readiness.round?.steps.find((each) => each.key === key);
  if (step === undefined) throw new Error(`no step ${key}`);
  return step;
}

test('what the machine can prove is tried at once; what is not there is said', async () => {
  await withKiosk(async (world) => {
    await world.manager.does('readiness.start');
    await world.clock.advance(100);
    for (const key of ['clock', 'disk', 'catalogue', 'terminal:terminal'])
      expect(await stepOf(world, key), key).toMatchObject({ state: 'done', result: 'ok', by: null });
    expect(await stepOf(world, 'light')).toMatchObject({ state: 'done', result: 'not-there' });
    expect(await stepOf(world, 'printer:printer')).toMatchObject({ state: 'waiting', result: null });
    expect(await world.manager.isRefused('readiness.start')).toBe('running');
  });
});

test('a whole round ends as a report that is stored, printed and seen after a restart', async () => {
  await withKiosk(async (world) => {
    const { manager, printer, scanner, button, restart } = world;
    await manager.does('readiness.start');
    await manager.does('readiness.try', { key: 'printer:printer' });
    await world.inTime(async () =>
      expect(await stepOf(world, 'printer:printer')).toMatchObject({ result: 'ok', note: 'process-id' }),
    );
    await manager.does('readiness.try', { key: 'cutter:printer' });
    expect(
      await manager.isRefused('readiness.answer', { key: 'printer:printer', right: true, note: '' }),
    ).toBe('not-asked');
    await manager.does('readiness.answer', { key: 'cutter:printer', right: true, note: '' });
    expect(await stepOf(world, 'cutter:printer')).toMatchObject({ result: 'ok', by: 'Petra' });
    await manager.does('readiness.try', { key: 'scanner:scanner' });
    scanner.scan(NOTEBOOK_CODE);
    await manager.does('readiness.try', { key: 'button:button' });
    button.press();
    await manager.does('readiness.try', { key: 'pager:pager' });
    await world.inTime(async () =>
      expect(await stepOf(world, 'pager:pager')).toMatchObject({ state: 'asking' }),
    );
    await manager.does('readiness.answer', { key: 'pager:pager', right: true, note: '' });
    await manager.does('readiness.skip', { key: 'speaker' });
    const before = printer.tickets().length;
    await manager.does('readiness.finish', { print: true });
    await world.inTime(() => expect(printer.tickets()).toHaveLength(before + 1));
    expect(printer.tickets().at(-1)?.lines.join('\n')).toContain('NOT ALL TRIED');
    await restart();
    await manager.sees({ readiness: { round: null, last: { by: 'Petra', verdict: 'incomplete' } } });
  });
});

test('a printer without paper fails its step, and is tried again', async () => {
  await withKiosk(async (world) => {
    const { manager, printer } = world;
    printer.set({ paper: 'out' });
    await manager.does('readiness.start');
    await manager.does('readiness.try', { key: 'printer:printer' });
    await world.inTime(async () =>
      expect(await stepOf(world, 'printer:printer')).toMatchObject({ result: 'failed', note: 'paper-out' }),
    );
    printer.set({ paper: 'ok' });
    await manager.does('readiness.try', { key: 'printer:printer' });
    await world.inTime(async () =>
      expect(await stepOf(world, 'printer:printer')).toMatchObject({ result: 'ok' }),
    );
  });
});

test('nothing that came too late changes a round that was thrown away, or the one after it', async () => {
  await withKiosk(async (world) => {
    const { manager, clock } = world;
    await manager.does('readiness.start');
    await manager.does('readiness.try', { key: 'button:button' });
    await manager.does('readiness.cancel');
    await manager.sees({ readiness: { round: null, last: null } });
    await manager.does('readiness.start');
    await clock.advance(31_000);
    expect(await stepOf(world, 'button:button')).toMatchObject({ state: 'waiting', result: null });
    expect(await manager.isRefused('readiness.try', { key: 'toaster' })).toBe('no-such-step');
  });
});
