import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryBroker } from '../../tests/harness/memory-mqtt.ts';
import { memoryCable, type MemoryCable } from '../../tests/harness/memory-cable.ts';
import { lightStates, type SignalLight } from '../ports/light.ts';
import { createVirtualHidBus, type VirtualHidBus } from '../sim/virtual-hid-bus.ts';
import { createVirtualLr6, type VirtualLr6 } from '../sim/virtual-lr6.ts';
import { createVirtualPheTower } from '../sim/virtual-phe-tower.ts';
import { createHidLight } from './hid-light.ts';
import { looksWith, usualLooks } from './light-looks.ts';
import { createLineLight } from './line-light.ts';
import { modelProtocol, ownProtocol } from './line-protocol.ts';
import { createMqttLight } from './mqtt-light.ts';

let clock: FakeDeviceClock;
let light: SignalLight;

beforeEach(() => {
  clock = createFakeDeviceClock();
});

afterEach(async () => {
  const closing = light.close();
  await clock.advance(5_000);
  await closing;
  await light.close();
  expect(clock.pending()).toBe(0);
});

const shown = {
  off: 'dark',
  idle: 'green steady',
  calling: 'red quick',
  seen: 'yellow slow',
  coming: 'yellow steady, green steady',
  fault: 'red steady, yellow slow',
} as const;

describe('a USB tower', () => {
  let bus: VirtualHidBus;
  let device: VirtualLr6;

  beforeEach(async () => {
    bus = createVirtualHidBus();
    device = createVirtualLr6({ id: 'lamp', name: 'Lamp' });
    bus.plug(device);
    light = createHidLight({ id: 'light', clock, looks: usualLooks, hid: bus.port });
    await settled();
  });

  test('shows every state as the looks say, and is silent', async () => {
    expect(light.health()).toEqual({ state: 'ready', faults: [], lastProofAt: null });
    for (const state of lightStates) {
      light.show(state);
      await settled();
      expect(device.tower.reads(), state).toBe(shown[state]);
      expect(device.tower.sounds()).toBe(false);
    }
    expect(device.tower.problems()).toEqual([]);
  });

  test('sounds only where the shop wants it', async () => {
    await light.close();
    light = createHidLight({
      id: 'light',
      clock,
      looks: looksWith({ calling: { red: 'quick', white: 'steady', sound: true } }),
      hid: bus.port,
    });
    await settled();
    light.show('calling');
    await settled();
    expect([device.tower.reads(), device.tower.sounds()]).toEqual(['red quick, white steady', true]);
    light.show('seen');
    await settled();
    expect(device.tower.sounds()).toBe(false);
  });

  test('pulled out and put back shows the same again, or what became true meanwhile', async () => {
    light.show('calling');
    await settled();
    bus.unplug(device);
    device.powerOff();
    expect(light.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    bus.plug(device);
    await clock.advance(1_500);
    expect(device.tower.reads()).toBe('red quick');
    bus.unplug(device);
    light.show('seen');
    light.show('coming');
    bus.plug(device);
    await clock.advance(1_500);
    expect(device.tower.reads()).toBe('yellow steady, green steady');
    expect(device.tower.problems()).toEqual([]);
  });

  test('that this user may not open is refused, one that hangs has no answer', async () => {
    bus.stall(true);
    light.show('calling');
    await clock.advance(1_000);
    expect(light.health()).toMatchObject({ state: 'absent', faults: ['no-answer'] });
    bus.deny(true);
    await clock.advance(1_500);
    expect(light.health()).toMatchObject({ state: 'absent', faults: ['refused'] });
    bus.deny(false);
    bus.stall(false);
    await clock.advance(1_500);
    expect(device.tower.reads()).toBe('red quick');
  });

  test('is dark when the kiosk ends', async () => {
    light.show('calling');
    await settled();
    await light.close();
    expect(device.tower.reads()).toBe('dark');
    expect(bus.openHandles()).toBe(0);
  });
});

describe('a tower on a serial line that answers', () => {
  let device: ReturnType<typeof createVirtualPheTower>;
  let cable: MemoryCable;

  beforeEach(async () => {
    device = createVirtualPheTower({ id: 'lamp', name: 'Lamp', clock });
    cable = memoryCable(device, 3);
    light = createLineLight({
      id: 'light',
      open: cable.open,
      clock,
      protocol: modelProtocol('patlite-phe', usualLooks),
    });
    await settled();
  });

  test('shows every state, and its answer is the proof', async () => {
    for (const state of lightStates) {
      light.show(state);
      await settled();
      expect(device.tower.reads(), state).toBe(shown[state]);
    }
    expect(light.health()).toEqual({ state: 'ready', faults: [], lastProofAt: clock.now() });
    expect(device.tower.problems()).toEqual([]);
  });

  test('hears one command at a time, and the newest after a busy moment', async () => {
    device.temper('never answer');
    light.show('calling');
    light.show('seen');
    light.show('coming');
    await settled();
    device.temper('answer');
    expect(device.tower.reads()).toBe('red quick');
    await clock.advance(1_000);
    expect(device.tower.reads()).toBe('yellow steady, green steady');
    expect(Buffer.from(cable.written()).toString()).toBe('@??S000000!@??S300000!@??S011000!');
  });

  test('switched off and on behind its cable comes back to its state by itself', async () => {
    light.show('calling');
    await settled();
    device.powerCycle();
    expect(device.tower.reads()).toBe('dark');
    await clock.advance(30_000);
    expect(device.tower.reads()).toBe('red quick');
  });

  test('unplugged and plugged in again shows what is true now', async () => {
    light.show('calling');
    await settled();
    cable.unplug();
    device.powerCycle();
    await settled();
    expect(light.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    light.show('seen');
    cable.plug();
    await clock.advance(10_000);
    expect(device.tower.reads()).toBe('yellow slow');
    expect(light.health().state).toBe('ready');
  });

  test('that does not answer says so and gets a new line after three rounds', async () => {
    device.temper('never answer');
    light.show('calling');
    await clock.advance(1_000);
    expect(light.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
    await clock.advance(61_000);
    expect(light.health().state).not.toBe('ready');
    device.temper('answer');
    await clock.advance(30_000);
    expect(light.health()).toMatchObject({ state: 'ready', faults: [] });
  });

  test('that refuses what it hears is not understood', async () => {
    device.temper('refuse');
    light.show('calling');
    await settled();
    expect(light.health()).toMatchObject({ state: 'attention', faults: ['garbled'] });
  });

  test('left burning by a kiosk that died is dark as soon as the next one finds it', async () => {
    light.show('calling');
    await settled();
    cable.abandon();
    const next = createLineLight({
      id: 'light',
      open: cable.open,
      clock,
      protocol: modelProtocol('patlite-phe', usualLooks),
    });
    await settled();
    expect(device.tower.reads()).toBe('dark');
    expect(next.health()).toEqual({ state: 'ready', faults: [], lastProofAt: clock.now() });
    await next.close();
  });

  test('is dark when the kiosk ends', async () => {
    light.show('fault');
    await settled();
    await light.close();
    expect(device.tower.reads()).toBe('dark');
  });
});

test('a light with bytes of its own hears exactly those, and is dark in a state without any', async () => {
  const device = createVirtualPheTower({ id: 'lamp', name: 'Lamp', clock });
  const cable = memoryCable(device);
  light = createLineLight({
    id: 'light',
    open: cable.open,
    clock,
    protocol: ownProtocol({ off: [0x40, 0x3f, 0x3f, 0x43, 0x21], calling: [...Buffer.from('@??S300000!')] }),
  });
  await settled();
  light.show('calling');
  light.show('idle');
  await settled();
  expect(device.tower.reads()).toBe('dark');
  expect(light.health()).toEqual({ state: 'ready', faults: [], lastProofAt: null });
  await light.close();
  expect(Buffer.from(cable.written()).toString()).toBe('@??C!@??S300000!@??C!@??C!');
});

describe('every state comes back after the light was away, and the driver says what came of it', () => {
  const states = lightStates.filter((state) => state !== 'off');

  test.each(states)('%s, on a serial line', async (state) => {
    const device = createVirtualPheTower({ id: 'lamp', name: 'Lamp', clock });
    const cable = memoryCable(device, 2);
    const protocol = modelProtocol('patlite-phe', usualLooks);
    light = createLineLight({ id: 'light', open: cable.open, clock, protocol });
    await settled();
    light.show(state);
    expect(await light.say()).toEqual({ kind: 'set', state, proof: 'answered' });
    cable.unplug();
    device.powerCycle();
    await settled();
    expect(await light.say()).toEqual({ kind: 'absent', fault: 'gone' });
    cable.plug();
    await clock.advance(10_000);
    expect(device.tower.reads()).toBe(shown[state]);
    expect(await light.say()).toEqual({ kind: 'set', state, proof: 'answered' });
  });

  test.each(states)('%s, on USB', async (state) => {
    const bus = createVirtualHidBus();
    const device = createVirtualLr6({ id: 'lamp', name: 'Lamp' });
    bus.plug(device);
    light = createHidLight({ id: 'light', clock, looks: usualLooks, hid: bus.port });
    await settled();
    light.show(state);
    expect(await light.say()).toEqual({ kind: 'set', state, proof: 'taken' });
    bus.unplug(device);
    device.powerOff();
    expect(await light.say()).toEqual({ kind: 'absent', fault: 'gone' });
    bus.plug(device);
    await clock.advance(1_500);
    expect(device.tower.reads()).toBe(shown[state]);
  });

  test.each(states)('%s, behind a broker', async (state) => {
    const broker = memoryBroker();
    light = createMqttLight({ id: 'light', clock, link: broker.link(), topic: 'lamp', payloads: {} });
    light.show(state);
    expect(await light.say()).toEqual({ kind: 'set', state, proof: 'taken' });
    broker.down();
    expect(await light.say()).toEqual({ kind: 'absent', fault: 'gone' });
    broker.up();
    await settled();
    expect(broker.published.at(-1)).toEqual({ topic: 'lamp', payload: state, retain: true });
  });

  test('one that does not answer, or does not understand, is neither set nor absent', async () => {
    const device = createVirtualPheTower({ id: 'lamp', name: 'Lamp', clock });
    const cable = memoryCable(device);
    const protocol = modelProtocol('patlite-phe', usualLooks);
    light = createLineLight({ id: 'light', open: cable.open, clock, protocol });
    await settled();
    device.temper('never answer');
    const silent = light.say();
    await clock.advance(1_000);
    expect(await silent).toEqual({ kind: 'no-answer' });
    device.temper('refuse');
    expect(await light.say()).toEqual({ kind: 'refused' });
  });

  test('one that was told a newer state meanwhile answers for the newest', async () => {
    const device = createVirtualPheTower({ id: 'lamp', name: 'Lamp', clock });
    const cable = memoryCable(device);
    const protocol = modelProtocol('patlite-phe', usualLooks);
    light = createLineLight({ id: 'light', open: cable.open, clock, protocol });
    await settled();
    light.show('calling');
    const said = light.say();
    light.show('seen');
    expect(await said).toEqual({ kind: 'set', state: 'seen', proof: 'answered' });
  });
});

describe('a light behind a broker', () => {
  test('is a retained message for each state, said again when the broker is back', async () => {
    const broker = memoryBroker();
    light = createMqttLight({
      id: 'light',
      clock,
      link: broker.link(),
      topic: 'shop/lamp',
      payloads: { calling: '{"effect":"flash"}' },
    });
    light.show('calling');
    await settled();
    expect(light.health()).toMatchObject({ state: 'ready', lastProofAt: clock.now() });
    broker.down({ kind: 'denied', detail: 'not authorised' });
    expect(light.health()).toMatchObject({ state: 'absent', faults: ['refused'] });
    light.show('seen');
    broker.up();
    await settled();
    await light.close();
    expect(broker.published).toEqual([
      { topic: 'shop/lamp', payload: 'off', retain: true },
      { topic: 'shop/lamp', payload: '{"effect":"flash"}', retain: true },
      { topic: 'shop/lamp', payload: 'seen', retain: true },
      { topic: 'shop/lamp', payload: 'off', retain: true },
    ]);
  });
});
