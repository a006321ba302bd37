import { expect, test } from 'vitest';
import type { LessonView } from '../../contract/device-views.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

const address = 'tcp://127.0.0.1:5';

test('a manager teaches a button while the shop is open: nobody is called meanwhile, and it calls afterwards', async () => {
  await withKiosk(async ({ manager, station, button, clock, engine }) => {
    const wrong = { driver: 'line-button', address, match: { line: 'SOMETHING ELSE' } };
    await manager.does('device.save', { deviceId: 'button', settings: wrong });
    await manager.does('device.learn', { address, contact: false });
    expect(await manager.isRefused('device.learn', { address, contact: false })).toBe('running');
    const learned = await pressThrough(manager, button, clock);
    expect(learned).toMatchObject({
      state: 'learned',
      settings: {
        driver: 'line-button',
        address,
        match: { line: 'PRESS' },
        release: { line: 'RELEASE' },
      },
    });
    await station.sees({ calls: [] });
    if (learned.state !== 'learned') return;
    await manager.does('device.save', { deviceId: 'button', settings: { ...learned.settings } });
    await clock.advance(2_000);
    expect(engine().devices.find('button')?.device.health().state).toBe('ready');
    button.hold(true);
    await station.sees({ calls: [{ cause: 'help' }] });
  });
});

test('a lesson that nobody answers ends, gives the button back, and says what to check', async () => {
  await withKiosk(async ({ manager, station, button, clock }) => {
    await manager.does('device.learn', { address, contact: false });
    await clock.advance(40_000);
    await manager.sees({ lesson: { state: 'failed', why: 'nothing-heard' } });
    await clock.advance(2_000);
    button.press();
    await station.sees({ calls: [{ cause: 'help' }] });
    await manager.does('device.learn', { address, contact: false });
    await clock.advance(1_000);
    await manager.does('device.learnStop');
    await manager.sees({ lesson: { state: 'failed', why: 'stopped' } });
  });
});

test('the line of a printer is not listened to', async () => {
  await withKiosk(async ({ manager }) => {
    expect(await manager.isRefused('device.learn', { address: 'tcp://127.0.0.1:1', contact: false })).toBe(
      'in-use',
    );
  });
});

type World = Parameters<Parameters<typeof withKiosk>[0]>[0];

/** A person who does what the page says. */
async function pressThrough(
  manager: World['manager'],
  button: World['button'],
  clock: World['clock'],
): Promise<Exclude<LessonView, { state: 'running' }>> {
  let pressed = 0;
  for (let half = 0; half < 120; half += 1) {
    await clock.advance(500);
    const { lesson } = await manager.view();
    if (lesson === null) continue;
    if (lesson.state !== 'running') return lesson;
    const { step } = lesson;
    if (step.kind === 'press' && step.nth > pressed) {
      pressed = step.nth;
      button.hold(true);
      await clock.advance(300);
      button.hold(false);
    }
  }
  throw new Error('the lesson never ended');
}
