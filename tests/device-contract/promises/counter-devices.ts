import { setTimeout as wait } from 'node:timers/promises';
import { usualLooks } from '../../../hardware/light/light-looks.ts';
import type { AssistButton } from '../../../hardware/ports/button.ts';
import type { CustomerDisplay } from '../../../hardware/ports/display.ts';
import { type LightState, lightStates, type SignalLight } from '../../../hardware/ports/light.ts';
import type { Hand } from './hand.ts';
import { type Bench, type DevicePromise, expected, ready, seen, until } from './promise.ts';

/** A finger finds the button; after this a bouncing contact has come to rest. */
const PRESS_MS = 60_000;
const REST_MS = 500;

async function onePress(button: AssistButton, hand: Hand): Promise<void> {
  let presses = 0;
  const stop = button.onPress((kind) => {
    if (kind === 'press') presses += 1;
  });
  await hand.act({ kind: 'press' });
  const deadline = performance.now() + PRESS_MS;
  while (presses === 0 && performance.now() < deadline) await wait(20);
  await wait(REST_MS);
  stop();
  expected('one press', presses === 1, presses);
}

async function outAndIn({
  device,
  hand,
}: Bench<AssistButton | SignalLight | CustomerDisplay>): Promise<void> {
  await ready(device);
  await hand.act({ kind: 'pull-cable' });
  await until(device, 'that it is away', ({ state }) => state !== 'ready');
  await hand.act({ kind: 'plug-cable' });
  await ready(device);
}

/** What every help button must do. */
export const buttonPromises: readonly DevicePromise<AssistButton>[] = [
  { name: 'is there', hands: false, keep: ({ device }) => ready(device) },
  {
    name: 'tells one press once, however its contact bounces',
    hands: true,
    async keep({ device, hand }) {
      await ready(device);
      await onePress(device, hand);
    },
  },
  {
    name: 'notices that its cable is out, and is found again by itself',
    hands: true,
    async keep(bench) {
      await outAndIn(bench);
      await onePress(bench.device, bench.hand);
    },
  },
];

async function shows(light: SignalLight, hand: Hand, state: LightState): Promise<void> {
  light.show(state);
  await seen(hand, { kind: 'light-shows', look: lookWords(state) });
}

function lookWords(state: LightState): string {
  const lit = Object.entries(usualLooks[state]).map(([colour, pattern]) => `${colour} ${pattern}`);
  return lit.length === 0 ? 'dark' : lit.join(', ');
}

/** What every signal light must do, with the usual looks. */
export const lightPromises: readonly DevicePromise<SignalLight>[] = [
  { name: 'is there', hands: false, keep: ({ device }) => ready(device) },
  {
    name: 'shows every state as it is meant to look',
    hands: true,
    async keep({ device, hand }) {
      await ready(device);
      for (const state of [...lightStates, 'off'] as const) await shows(device, hand, state);
    },
  },
  {
    name: 'shows after a loss what was to be shown, without being told again',
    hands: true,
    async keep(bench) {
      await shows(bench.device, bench.hand, 'coming');
      await outAndIn(bench);
      await seen(bench.hand, { kind: 'light-shows', look: lookWords('coming') });
    },
  },
];

/** What every pole display must do. */
export const displayPromises: readonly DevicePromise<CustomerDisplay>[] = [
  { name: 'is there', hands: false, keep: ({ device }) => ready(device) },
  {
    name: 'shows two lines, and the next two in their place',
    hands: true,
    async keep({ device, hand }) {
      await ready(device);
      device.show({ left: 'Welcome' }, { left: 'Touch the screen' });
      await seen(hand, { kind: 'display-shows', upper: 'Welcome', lower: 'Touch the screen' });
      device.show({ left: 'Total' }, { left: '', right: '12.30' });
      await seen(hand, { kind: 'display-shows', upper: 'Total', lower: '12.30' });
    },
  },
  {
    name: 'shows after a loss what was to be shown, without being told again',
    hands: true,
    async keep(bench) {
      bench.device.show({ left: 'Total' }, { left: 'Thank you' });
      await outAndIn(bench);
      await seen(bench.hand, { kind: 'display-shows', upper: 'Total', lower: 'Thank you' });
    },
  },
];
