import { afterEach, describe, expect, test } from 'vitest';
import { hasSocat } from '../../hardware/sim/pty-socket.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { type ServedDevice, serveOnPty } from '../../hardware/sim/serve-device.ts';
import { createVirtualButton, virtualButtonLine } from '../../hardware/sim/virtual-button.ts';
import { createVirtualPagerEncoder } from '../../hardware/sim/virtual-pager-encoder.ts';
import { createVirtualPheTower } from '../../hardware/sim/virtual-phe-tower.ts';
import { createVirtualPoleDisplay } from '../../hardware/sim/virtual-pole-display.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { createVirtualScanner } from '../../hardware/sim/virtual-scanner.ts';
import { hastyClock } from '../harness/hasty-clock.ts';
import { serveOnOwnPort } from '../harness/own-port.ts';
import { type ReasonedTest, skipUnless } from '../harness/skip.ts';
import { BadBench, benchSettings, trialsOf } from './promises/open-bench.ts';
import { type OnBench, plugOf, virtualHand } from './promises/virtual-hand.ts';

/*
 * The contract of `npm run test:bench` for real devices, kept by the virtual ones. What a real device can't be made to
 * do (a plug pulled after 60 bytes, a stall in the middle) is in printer-contract.ts.
 */
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Waiting runs this much faster; answers still get 300 real milliseconds. */
const HASTE = 2;
const clock = hastyClock(1);

const devices: Readonly<Record<string, { readonly make: () => OnBench; readonly env: NodeJS.ProcessEnv }>> = {
  printer: {
    make: () => ({ kind: 'printer', paper: createVirtualPrinter({ id: 'bench' }) }),
    env: {},
  },
  scanner: {
    make: () => ({ kind: 'scanner', scanner: createVirtualScanner({ id: 'bench', name: 'Scanner', clock }) }),
    env: { BENCH_KIND: 'scanner' },
  },
  pager: {
    make: () => ({ kind: 'pager', box: createVirtualPagerEncoder({ id: 'bench', name: 'Pager', clock }) }),
    env: { BENCH_KIND: 'pager', BENCH_PAGER: '1001' },
  },
  button: {
    make: () => ({ kind: 'button', button: createVirtualButton({ id: 'bench', name: 'Button', clock }) }),
    env: {
      BENCH_KIND: 'button',
      BENCH_SETTINGS: JSON.stringify({ match: { line: virtualButtonLine } }),
    },
  },
  light: {
    make: () => ({ kind: 'light', tower: createVirtualPheTower({ id: 'bench', name: 'Tower', clock }) }),
    env: { BENCH_KIND: 'light', BENCH_DRIVER: 'line-light', BENCH_SETTINGS: '{"model":"patlite-phe"}' },
  },
  display: {
    make: () => ({
      kind: 'display',
      pole: createVirtualPoleDisplay({ id: 'bench', name: 'Pole', speaks: 'cd5220' }),
    }),
    env: { BENCH_KIND: 'display' },
  },
};

function describePromises(
  line: string,
  serve: (device: ByteDevice) => Promise<ServedDevice>,
  lineTest: ReasonedTest,
  kinds: readonly string[] = Object.keys(devices),
): void {
  describe.each(Object.entries(devices).filter(([kind]) => kinds.includes(kind)))(
    `a %s on ${line}`,
    (_, { make, env }) => {
      const known = trialsOf(benchSettings({ ...env, BENCH: 'tcp://nowhere' }), clock, () => undefined);
      for (const { name } of known) {
        lineTest(name, async () => {
          const device = make();
          const served = await serve(plugOf(device));
          open.push(served.close);
          const settings = benchSettings({ ...env, BENCH: served.url });
          const trial = trialsOf(settings, hastyClock(HASTE), () => undefined).find(
            (each) => each.name === name,
          );
          await trial?.run(virtualHand(served, device));
        });
      }
    },
  );
}

describePromises('a network socket', serveOnOwnPort, test);
const onPty = skipUnless(hasSocat(), 'socat is not installed: no pseudo terminal to stand for a serial port');
describePromises('a serial line', (device) => serveOnPty(device), onPty);
describePromises(
  'a USB printer’s device file',
  async (device) => {
    const served = await serveOnPty(device);
    return { ...served, url: served.url.replace('serial:', 'lp:') };
  },
  onPty,
  ['printer'],
);

describe('what to try', () => {
  test.each<[string, NodeJS.ProcessEnv, string]>([
    ['no address', {}, 'Set BENCH'],
    ['an address that is none', { BENCH: 'usb' }, 'no device address'],
    ['a kind without promises', { BENCH: 'tcp://a', BENCH_KIND: 'fax' }, 'printer, scanner, pager'],
    ['settings that are no JSON', { BENCH: 'tcp://a', BENCH_SETTINGS: '58mm' }, 'as JSON'],
    ['settings of no driver', { BENCH: 'tcp://a', BENCH_SETTINGS: '{"profile":"1mm"}' }, 'profile'],
    ['a pager without a number', { BENCH: 'tcp://a', BENCH_KIND: 'pager' }, 'capcodes'],
  ])('%s is told what to set', (_, env, why) => {
    expect(() => benchSettings(env)).toThrow(BadBench);
    expect(() => benchSettings(env)).toThrow(why);
  });
});
