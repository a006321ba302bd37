import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryBroker, type MemoryBroker } from '../../tests/harness/memory-mqtt.ts';
import { skipUnless } from '../../tests/harness/skip.ts';
import type { AssistButton } from '../ports/button.ts';
import { hasSocat, openPtySocket } from '../sim/pty-socket.ts';
import { createVirtualHidBus, type VirtualHidBus } from '../sim/virtual-hid-bus.ts';
import { createVirtualHidButton } from '../sim/virtual-hid-button.ts';
import type { LineFault } from '../transport/line.ts';
import { type OpenModemLines, openModemLines } from '../transport/modem-lines.ts';
import { createContactButton } from './contact-button.ts';
import { createHidButton } from './hid-button.ts';
import { createMqttButton } from './mqtt-button.ts';
import { createReportMatcher } from './report-match.ts';

let clock: FakeDeviceClock;
let button: AssistButton;
let told: string[];

beforeEach(() => {
  clock = createFakeDeviceClock();
  told = [];
});

function listen(made: AssistButton): void {
  button = made;
  button.onPress((kind) => told.push(kind));
}

afterEach(async () => {
  await button.close();
  await button.close();
  expect(clock.pending()).toBe(0);
});

describe('a USB button', () => {
  let bus: VirtualHidBus;
  let device: ReturnType<typeof createVirtualHidButton>;
  const press = { mask: [0xff, 0x01], value: [0x01, 0x01] };
  const release = { mask: [0xff, 0x01], value: [0x01, 0x00] };

  beforeEach(async () => {
    bus = createVirtualHidBus();
    device = createVirtualHidButton({ id: 'button', name: 'Button', clock });
    bus.plug(device);
    listen(
      createHidButton({
        id: 'button',
        clock,
        match: { vendorId: 0x1209, productId: 0xb077 },
        press,
        release,
        longPressMs: 3_000,
        hid: bus.port,
      }),
    );
    await settled();
  });

  test('pressed is one press at once, however it bounces', async () => {
    device.bounce();
    expect(told).toEqual(['press']);
    await clock.advance(2_000);
    expect(told).toEqual(['press']);
    device.down();
    expect(told).toEqual(['press', 'press']);
    device.up();
  });

  test('held is a press at once, a long press after three seconds, and stuck after thirty', async () => {
    device.down();
    expect(told).toEqual(['press']);
    await clock.advance(3_000);
    expect(told).toEqual(['press', 'long-press']);
    await clock.advance(27_000);
    expect(button.health()).toMatchObject({ state: 'attention', faults: ['unrecoverable'] });
    device.up();
    await clock.advance(1_000);
    expect(button.health().state).toBe('ready');
    expect(told).toEqual(['press', 'long-press']);
  });

  test('saying that it lives is no press, even while it is held', async () => {
    device.heartbeat(true);
    await clock.advance(5_000);
    expect(told).toEqual([]);
    device.heartbeat(false);
  });

  test('pulled out while it is held is absent, and calls again when it is back', async () => {
    device.down();
    bus.unplug(device);
    expect(button.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    await clock.advance(60_000);
    expect(told).toEqual(['press']);
    bus.plug(device);
    await clock.advance(1_500);
    device.down();
    expect(told).toEqual(['press', 'press']);
    device.up();
  });

  test('that this user may not open is refused', async () => {
    bus.unplug(device);
    bus.deny(true);
    bus.plug(device);
    await clock.advance(1_500);
    expect(button.health()).toMatchObject({ state: 'absent', faults: ['refused'] });
  });
});

test.each([
  [{ mask: [], value: [] }],
  [{ mask: [1], value: [1, 2] }],
  [{ mask: [0], value: [0] }],
  [{ mask: [1], value: [2] }],
])('a match that could never be meant is our mistake: %j', (match) => {
  expect(() => createReportMatcher(match)).toThrow(RangeError);
});

describe('a contact on a serial port', () => {
  let level: boolean;
  let readFault: LineFault | null;
  let openFault: LineFault | null;
  let hangs: boolean;
  let opened: number;
  const open: OpenModemLines = () => {
    if (openFault !== null) return Promise.resolve(fail(openFault));
    opened += 1;
    return Promise.resolve(
      ok({
        read: () => {
          if (hangs) return new Promise(() => undefined);
          return Promise.resolve(
            readFault === null ? ok({ cts: level, dsr: false, dcd: false }) : fail(readFault),
          );
        },
        onGone: () => undefined,
        close: () => Promise.resolve(),
      }),
    );
  };

  beforeEach(() => {
    level = false;
    readFault = null;
    openFault = null;
    hangs = false;
    opened = 0;
  });

  async function start(rests: 'open' | 'closed' = 'open'): Promise<void> {
    listen(createContactButton({ id: 'button', clock, open, input: 'cts', rests, longPressMs: 3_000 }));
    await clock.advance(100);
  }

  test('on a port that hangs in being opened is told of, and the port is let go of when it comes', async () => {
    let comes: () => void = () => undefined;
    let closes = 0;
    const hung: OpenModemLines = async () => {
      await new Promise<void>((over) => {
        comes = over;
      });
      const port = await open();
      return port.ok ? ok({ ...port.value, close: () => Promise.resolve(void (closes += 1)) }) : port;
    };
    listen(createContactButton({ id: 'button', clock, open: hung, input: 'cts' }));
    await clock.advance(60_000);
    expect(button.health()).toMatchObject({ state: 'absent', faults: ['busy'] });
    expect(opened).toBe(0);
    comes();
    await clock.advance(10_000);
    expect([opened, closes]).toEqual([1, 1]);
    const ending = button.close();
    await clock.advance(3_000);
    await ending;
    comes();
    await clock.advance(10_000);
    expect([opened, closes]).toEqual([2, 2]);
  });

  test('closed is a press, and held a long one', async () => {
    await start();
    level = true;
    await clock.advance(60);
    expect(told).toEqual(['press']);
    await clock.advance(3_000);
    expect(told).toEqual(['press', 'long-press']);
    level = false;
    await clock.advance(2_000);
    level = true;
    await clock.advance(60);
    expect(told).toEqual(['press', 'long-press', 'press']);
  });

  test('that sparks for one look is no press', async () => {
    await start();
    level = true;
    await clock.advance(20);
    level = false;
    await clock.advance(2_000);
    expect(told).toEqual([]);
  });

  test('that rests closed is pressed when it opens', async () => {
    level = true;
    await start('closed');
    expect(button.health().state).toBe('ready');
    level = false;
    await clock.advance(60);
    expect(told).toEqual(['press']);
  });

  test('held since before the start is a fault and no call, until it is let go', async () => {
    level = true;
    await start();
    expect(told).toEqual([]);
    expect(button.health()).toMatchObject({ state: 'attention', faults: ['unrecoverable'] });
    level = false;
    await clock.advance(100);
    expect(button.health().state).toBe('ready');
    level = true;
    await clock.advance(60);
    expect(told).toEqual(['press']);
  });

  test.each([
    ['gone', 'gone'],
    ['busy', 'busy'],
    ['denied', 'refused'],
  ] as const)('on a port that is %s says so and is tried again', async (kind, fault) => {
    openFault = { kind, detail: 'x' };
    await start();
    expect(button.health()).toMatchObject({ state: 'absent', faults: [fault] });
    openFault = null;
    await clock.advance(10_000);
    expect(button.health().state).toBe('ready');
  });

  test('on a port that was pulled out or hangs is lost and opened again', async () => {
    await start();
    readFault = { kind: 'gone', detail: 'EIO' };
    await clock.advance(20);
    expect(button.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    readFault = null;
    await clock.advance(1_000);
    hangs = true;
    await clock.advance(2_100);
    expect(button.health()).toMatchObject({ state: 'absent', faults: ['no-answer'] });
    hangs = false;
    await clock.advance(5_000);
    expect(button.health().state).toBe('ready');
    expect(opened).toBe(3);
  });
});

describe('a button behind a broker', () => {
  let broker: MemoryBroker;

  function start(more: Partial<Parameters<typeof createMqttButton>[0]> = {}): void {
    broker = memoryBroker();
    listen(
      createMqttButton({
        id: 'button',
        clock,
        link: broker.link(),
        topic: 'zigbee2mqtt/help',
        press: { kind: 'field', name: 'action', text: 'single' },
        ...more,
      }),
    );
  }

  test('is pressed by the message that was named, whatever else stands in it', () => {
    start();
    broker.say('zigbee2mqtt/help', '{"action":"single","battery":97,"linkquality":120}');
    broker.say('zigbee2mqtt/help', '{"action":"","battery":97}');
    broker.say('zigbee2mqtt/help', 'single');
    broker.say('zigbee2mqtt/other', '{"action":"single"}');
    expect(told).toEqual(['press']);
  });

  test('takes old news for no press', () => {
    start();
    broker.say('zigbee2mqtt/help', '{"action":"single"}', { retained: true });
    expect(told).toEqual([]);
  });

  test('tells a long press when the release is named', async () => {
    start({
      press: { kind: 'whole', text: 'ON' },
      release: { kind: 'whole', text: 'OFF' },
      longPressMs: 2_000,
    });
    broker.say('zigbee2mqtt/help', 'ON');
    await clock.advance(2_000);
    broker.say('zigbee2mqtt/help', 'OFF');
    expect(told).toEqual(['press', 'long-press']);
  });

  test('is as well as its broker', () => {
    start();
    expect(button.health()).toMatchObject({ state: 'ready', lastProofAt: null });
    broker.down({ kind: 'denied', detail: 'not authorised' });
    expect(button.health()).toMatchObject({ state: 'absent', faults: ['refused'] });
    broker.up();
    expect(button.health().state).toBe('ready');
  });
});

const withSocat = skipUnless(
  hasSocat(),
  'socat is not installed: no pseudo terminal to stand for a serial port',
);

withSocat('a pseudo terminal has no modem lines, and says so', async () => {
  button = createContactButton({
    id: 'none',
    clock,
    open: () => Promise.resolve(fail({ kind: 'gone', detail: '' })),
    input: 'cts',
  });
  const socket = await openPtySocket({ heard: () => undefined });
  const opened = await openModemLines(socket.url.slice('serial:'.length));
  expect(opened).toMatchObject({
    ok: false,
    error: { kind: 'refused', detail: expect.stringContaining('modem lines') },
  });
  expect(await openModemLines('/dev/ttyUSB-that-is-not-there')).toMatchObject({
    ok: false,
    error: { kind: 'gone' },
  });
  await socket.close();
});
