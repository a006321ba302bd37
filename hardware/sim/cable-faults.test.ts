import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { createFaultyWire, type StandingFault } from './cable-faults.ts';

function wire() {
  const clock = createFakeDeviceClock();
  const device: number[][] = [];
  const host: number[][] = [];
  let pulled = 0;
  const made = createFaultyWire({
    clock,
    toDevice: (bytes) => device.push([...bytes]),
    toHost: (bytes) => host.push([...bytes]),
    pull: () => {
      pulled += 1;
      made.cut();
    },
  });
  return { ...made, clock, device, host, pulled: () => pulled };
}

const bytes = Uint8Array.of(1, 2, 3, 4, 5);

test('a sound wire carries what it is given', () => {
  const { fromHost, fromDevice, device, host } = wire();
  fromHost(bytes);
  fromDevice(bytes);
  expect([device, host]).toEqual([[[1, 2, 3, 4, 5]], [[1, 2, 3, 4, 5]]]);
});

test('fragments arrive both ways', () => {
  const { fromHost, fromDevice, suffer, device, host } = wire();
  suffer({ kind: 'fragment', bytes: 2 });
  fromHost(bytes);
  fromDevice(bytes);
  expect([device, host]).toEqual([
    [[1, 2], [3, 4], [5]],
    [[1, 2], [3, 4], [5]],
  ]);
});

test('a stalled wire carries nothing and brings it all, in order, when it is mended', () => {
  const { fromHost, fromDevice, suffer, mend, device, host } = wire();
  suffer({ kind: 'stall' });
  fromHost(Uint8Array.of(1));
  fromDevice(Uint8Array.of(9));
  fromHost(Uint8Array.of(2));
  expect([device, host]).toEqual([[], []]);
  mend('stall');
  expect([device, host]).toEqual([[[1], [2]], [[9]]]);
});

test('a stall in the middle of a write keeps the rest of it', () => {
  const { fromHost, suffer, mend, standing, device } = wire();
  suffer({ kind: 'stall-after', bytes: 3 });
  fromHost(bytes);
  expect(device).toEqual([[1, 2, 3]]);
  expect(standing()).toEqual([{ kind: 'stall' }]);
  mend();
  expect(device).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test('the plug comes out in the middle of a write, and the rest is lost', () => {
  const { fromHost, suffer, device, pulled } = wire();
  suffer({ kind: 'unplug-after', bytes: 3 });
  fromHost(bytes);
  expect(device).toEqual([[1, 2, 3]]);
  expect(pulled()).toBe(1);
});

test('late answers come late, in order, and at once when the wire is mended', async () => {
  const { fromDevice, suffer, mend, clock, host } = wire();
  suffer({ kind: 'late', ms: 200 });
  fromDevice(Uint8Array.of(1));
  await clock.advance(199);
  expect(host).toEqual([]);
  await clock.advance(1);
  expect(host).toEqual([[1]]);
  fromDevice(Uint8Array.of(2));
  fromDevice(Uint8Array.of(3));
  mend('late');
  fromDevice(Uint8Array.of(4));
  expect(host).toEqual([[1], [2], [3], [4]]);
  expect(clock.pending()).toBe(0);
});

test('what is late when the plug comes out never arrives', async () => {
  const { fromDevice, suffer, cut, clock, host } = wire();
  suffer({ kind: 'late', ms: 200 });
  fromDevice(bytes);
  cut();
  await clock.advance(1_000);
  expect(host).toEqual([]);
});

test('noise changes every third byte; a wrong speed leaves nothing that a printer would say', () => {
  const noisy = wire();
  noisy.suffer({ kind: 'garble', every: 3 });
  noisy.fromDevice(bytes);
  expect(noisy.host).toEqual([[1, 2, 3 ^ 0x55, 4, 5]]);
  const slow = wire();
  slow.suffer({ kind: 'wrong-speed' });
  slow.fromDevice(Uint8Array.of(0x12, 0x12, 0x12));
  expect(slow.host).toEqual([[0xa2, 0xa2]]);
});

test('whatever is wrong, short of noise: every byte arrives once and in order, once all is mended', async () => {
  const fault: fc.Arbitrary<StandingFault> = fc.oneof(
    fc.record({ kind: fc.constant('fragment'), bytes: fc.integer({ min: 1, max: 9 }) }),
    fc.constant({ kind: 'stall' }),
    fc.record({ kind: fc.constant('late'), ms: fc.integer({ min: 1, max: 500 }) }),
  );
  const step = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((sent) => ({ what: 'send', sent }) as const),
    fault.map((suffered) => ({ what: 'suffer', suffered }) as const),
    fc.constantFrom('fragment', 'stall', 'late').map((mended) => ({ what: 'mend', mended }) as const),
    fc.integer({ min: 1, max: 300 }).map((ms) => ({ what: 'wait', ms }) as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const under = wire();
      const sent: number[] = [];
      for (const each of steps) {
        if (each.what === 'send') {
          sent.push(...each.sent);
          under.fromHost(each.sent);
          under.fromDevice(each.sent);
        } else if (each.what === 'suffer') under.suffer(each.suffered);
        else if (each.what === 'mend') under.mend(each.mended);
        else await under.clock.advance(each.ms);
      }
      under.mend();
      expect(under.device.flat()).toEqual(sent);
      expect(under.host.flat()).toEqual(sent);
    }),
    { numRuns: 300 },
  );
});
