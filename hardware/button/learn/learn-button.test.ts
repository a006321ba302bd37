import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../../tests/harness/fake-device-clock.ts';
import { memoryBroker } from '../../../tests/harness/memory-mqtt.ts';
import { memoryCable } from '../../../tests/harness/memory-cable.ts';
import { createVirtualButton } from '../../sim/virtual-button.ts';
import { createVirtualHidBus } from '../../sim/virtual-hid-bus.ts';
import { createVirtualHidButton } from '../../sim/virtual-hid-button.ts';
import { createMatcher } from '../byte-match.ts';
import { createReportMatcher } from '../report-match.ts';
import { learnButton, type LearnSource } from './learn-button.ts';
import { type Learned, type LearnFault, learnedSentence } from './learned.ts';
import { contactLearnSource, hidLearnSource, lineLearnSource, mqttLearnSource } from './learn-sources.ts';
import { proposeBytes } from './propose-bytes.ts';
import { proposeReport } from './propose-report.ts';

let clock: FakeDeviceClock;

beforeEach(() => {
  clock = createFakeDeviceClock();
});

afterEach(() => {
  expect(clock.pending()).toBe(0);
});

/** A person does what they are told, a second later. */
async function withAPerson<H>(
  source: LearnSource<H>,
  press: () => void,
  letGo: () => void = () => undefined,
): Promise<Result<Learned, LearnFault>> {
  let over = false;
  const learning = learnButton(source, clock, {
    onStep(step) {
      if (step.kind === 'press') {
        clock.after(1_000, press);
        clock.after(1_300, letGo);
      }
    },
  }).finally(() => {
    over = true;
  });
  for (let second = 0; second < 150 && !over; second += 1) await clock.advance(1_000);
  return learning;
}

const bytes = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

describe('a receiver on a line', () => {
  function receiver() {
    const device = createVirtualButton({ id: 'b', name: 'B', clock });
    return { device, source: lineLearnSource(memoryCable(device).open, clock) };
  }

  test('that sends a line is learned with its release', async () => {
    const { device, source } = receiver();
    const learned = await withAPerson(
      source,
      () => device.hold(true),
      () => device.hold(false),
    );
    expect(learned).toEqual(
      ok({
        kind: 'line',
        press: { kind: 'line', text: 'PRESS' },
        release: { kind: 'line', text: 'RELEASE' },
      }),
    );
    if (learned.ok)
      expect(learnedSentence(learned.value)).toBe(
        'A press sends the line "PRESS", and the line "RELEASE" when it is let go.',
      );
  });

  test('that bounces is learned without a release', async () => {
    const { device, source } = receiver();
    expect(await withAPerson(source, () => device.bounce())).toMatchObject({
      ok: true,
      value: { press: { text: 'PRESS' }, release: null },
    });
  });

  test('that is never pressed says so', async () => {
    const { source } = receiver();
    expect(await withAPerson(source, () => undefined)).toMatchObject({
      ok: false,
      error: { kind: 'nothing-heard', sentence: expect.stringContaining('press 1') },
    });
  });

  test('that can not be reached says so', async () => {
    const { source } = receiver();
    const gone = lineLearnSource(() => Promise.resolve(fail({ kind: 'busy', detail: 'held' })), clock);
    expect(await withAPerson(gone, () => undefined)).toMatchObject({
      ok: false,
      error: { kind: 'not-connected', sentence: expect.stringContaining('held') },
    });
    expect(source).toBeDefined();
  });

  test('is given up at once when the person gives up', async () => {
    const { source } = receiver();
    const giveUp = new AbortController();
    const learning = learnButton(source, clock, { signal: giveUp.signal });
    await clock.advance(8_000);
    giveUp.abort();
    expect(await learning).toMatchObject({ ok: false, error: { kind: 'stopped' } });
  });
});

describe('what a line says', () => {
  const heartbeat = bytes('HB 001\r\n');

  test('is a line even where each carries noise of its own', () => {
    const presses = ['BTN7 RSSI -71\r\nCALL\r\n', 'BTN7 RSSI -68\r\nCALL\r\n', 'BTN7 RSSI -70\r\nCALL\r\n'];
    expect(
      proposeBytes(
        presses.map((text) => [bytes(text)]),
        [heartbeat],
      ),
    ).toMatchObject({
      press: { kind: 'line', text: 'CALL' },
    });
  });

  test('is the run of bytes that all have, where no whole line repeats', () => {
    const presses = ['01', '02', '03'].map((count) => [[0x02, 0xa5, 0x11, Number(count), 0x03]]);
    expect(proposeBytes(presses, [])).toMatchObject({ press: { kind: 'bytes', bytes: [0x02, 0xa5, 0x11] } });
  });

  test('that is said without a press too is none', () => {
    const presses = [[heartbeat], [heartbeat], [heartbeat]];
    expect(proposeBytes(presses, [heartbeat])).toBe('not-told-apart');
  });

  test('with nothing in common is none', () => {
    expect(proposeBytes([[bytes('abc')], [bytes('xyz')], [bytes('123')]], [])).toBe('not-the-same');
  });

  test('is never something that came while nobody pressed, and always something that every press holds', () => {
    const burst = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(
        fc.array(burst, { maxLength: 5 }),
        fc.array(fc.array(burst, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
        burst,
        (still, rounds, common) => {
          const presses = rounds.map((bursts) => [[...common], ...bursts]);
          const learned = proposeBytes(presses, still);
          if (typeof learned === 'string' || learned.kind !== 'line') return;
          expect(createMatcher(learned.press)(still.flat())).toBe(0);
          for (const bursts of presses)
            expect(createMatcher(learned.press)(bursts.flat())).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('a USB button', () => {
  test('is learned by the bits that a press sets, whatever it counts and however its heart beats', async () => {
    const bus = createVirtualHidBus();
    const device = createVirtualHidButton({ id: 'b', name: 'B', clock });
    bus.plug(device);
    device.heartbeat(true);
    const learned = await withAPerson(
      hidLearnSource({ vendorId: 0x1209, productId: 0xb077 }, clock, bus.port),
      () => device.down(),
      () => device.up(),
    );
    device.heartbeat(false);
    expect(learned).toEqual(
      ok({
        kind: 'report',
        press: { mask: [0xff, 0x01], value: [0x01, 0x01] },
        release: { mask: [0xff, 0x01], value: [0x01, 0x00] },
      }),
    );
  });

  test('that says nothing when it is let go is learned by what it sets', () => {
    const report = Uint8Array.of(0x00, 0x10, 0x00);
    expect(proposeReport([[report], [report], [report]], [])).toEqual({
      kind: 'report',
      press: { mask: [0, 0xff], value: [0, 0x10] },
      release: null,
    });
  });

  test('is never learned as what came while nobody pressed', () => {
    const report = fc.uint8Array({ minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(report, { maxLength: 6 }),
        fc.array(fc.array(report, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
        (still, presses) => {
          const learned = proposeReport(presses, still);
          if (typeof learned === 'string' || learned.kind !== 'report') return;
          const isPress = createReportMatcher(learned.press);
          expect(still.some(isPress)).toBe(false);
          expect(presses.every(([first = new Uint8Array()]) => isPress(first))).toBe(true);
        },
      ),
    );
  });
});

describe('a button behind a broker', () => {
  test('is learned by the field that tells it, among batteries and a neighbour', async () => {
    const broker = memoryBroker();
    let battery = 97;
    const learned = await withAPerson(mqttLearnSource(broker.link(), 'zigbee2mqtt/#'), () => {
      broker.say('zigbee2mqtt/help', `{"battery":${(battery -= 1)},"action":"single","linkquality":80}`);
      broker.say('zigbee2mqtt/lamp', `{"state":"ON","linkquality":${battery}}`, { retained: true });
    });
    expect(learned).toEqual(
      ok({
        kind: 'message',
        topic: 'zigbee2mqtt/help',
        press: { kind: 'field', name: 'action', text: 'single' },
        release: null,
      }),
    );
  });

  test('is learned by its whole payload, with its release', async () => {
    const broker = memoryBroker();
    const learned = await withAPerson(
      mqttLearnSource(broker.link(), 'shop/button'),
      () => broker.say('shop/button', 'ON'),
      () => broker.say('shop/button', 'OFF'),
    );
    expect(learned).toMatchObject({
      value: { press: { kind: 'whole', text: 'ON' }, release: { kind: 'whole', text: 'OFF' } },
    });
  });
});

test('a contact is learned by the pin that moves', async () => {
  let closed = false;
  const source = contactLearnSource(
    () =>
      Promise.resolve(
        ok({
          read: () => Promise.resolve(ok({ cts: true, dsr: closed, dcd: false })),
          onGone: () => undefined,
          close: () => Promise.resolve(),
        }),
      ),
    clock,
  );
  const learned = await withAPerson(
    source,
    () => {
      closed = true;
    },
    () => {
      closed = false;
    },
  );
  expect(learned).toEqual(ok({ kind: 'contact', input: 'dsr', rests: 'open' }));
});
