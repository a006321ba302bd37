import { afterEach, expect, test } from 'vitest';
import { createVirtualButton } from '../../hardware/sim/virtual-button.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../tests/harness/memory-cable.ts';
import { learnButtonAt, lessonStep } from './button-lessons.ts';
import { deviceSettingsSchema } from './device-config.ts';

const clock = createFakeDeviceClock();

afterEach(() => {
  expect(clock.pending()).toBe(0);
});

test('what was learned is settings that the configuration takes', async () => {
  const device = createVirtualButton({ id: 'b', name: 'B', clock });
  const cable = memoryCable(device);
  const said: string[] = [];
  let over = false;
  const lesson = learnButtonAt('sim:button', {
    clock,
    contact: false,
    openLine: () => cable.open,
    onStep(step) {
      said.push(lessonStep(step));
      if (step.kind === 'press') clock.after(800, () => device.hold(true));
      if (step.kind === 'let-go') clock.after(300, () => device.hold(false));
    },
  }).finally(() => {
    over = true;
  });
  while (!over) await clock.advance(500);
  const learned = await lesson;
  expect(learned).toMatchObject({
    ok: true,
    value: { sentence: expect.stringContaining('"PRESS"') },
  });
  if (learned.ok) expect(deviceSettingsSchema.parse(learned.value.settings)).toEqual(learned.value.settings);
  expect(said.slice(0, 3)).toEqual([
    'Opening the way to the button …',
    'Do not press for 6 seconds.',
    'Press the button now, once (1 of 3).',
  ]);
});

test.each([
  ['ttyUSB0', 'device address'],
  ['hid:*', 'fits any device'],
  ['http://hub.local/button', 'listened to'],
  ['mqtt://hub.local', 'names no topic'],
])('at %s nothing can be learned, and it says why', async (address, why) => {
  expect(await learnButtonAt(address, { clock, contact: false })).toMatchObject({
    ok: false,
    error: { kind: 'not-connected', sentence: expect.stringContaining(why) },
  });
});
