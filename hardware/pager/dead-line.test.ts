import { expect, test } from 'vitest';
import { ok } from '../../domain/result.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../tests/harness/memory-cable.ts';
import type { DeviceClock, DeviceState } from '../ports/device.ts';
import type { StaffPager } from '../ports/pager.ts';
import type { ByteDevice } from '../sim/byte-device.ts';
import { createVirtualEspaStation } from '../sim/virtual-espa-station.ts';
import { createVirtualLineBox } from '../sim/virtual-line-box.ts';
import { createVirtualPagerEncoder } from '../sim/virtual-pager-encoder.ts';
import type { Line, OpenLine } from '../transport/line.ts';
import { createEspaPager } from './espa-pager.ts';
import { createLinePager } from './line-pager.ts';
import { readLineTemplate } from './line-template.ts';
import { builtInTemplate } from './line-templates.ts';
import { createTapPager } from './tap-pager.ts';

/** What is left of a connection whose other end was switched off and on: it takes bytes and gives none. */
function deadLine(): Line {
  return {
    write: () => Promise.resolve(ok(undefined)),
    onData: () => () => undefined,
    onClose(listener) {
      closing = listener;
      return () => undefined;
    },
    close() {
      closing({ kind: 'closed', detail: 'closed by us' });
      return Promise.resolve();
    },
  };
}
let closing: Parameters<Line['onClose']>[0] = () => undefined;

interface Box {
  readonly device: (clock: DeviceClock) => ByteDevice;
  readonly pager: (options: { id: string; open: OpenLine; clock: DeviceClock }) => StaffPager;
}

const waveware = readLineTemplate(builtInTemplate('waveware'));

const boxes: Readonly<Record<string, Box>> = {
  'a TAP box': {
    device: (clock) => createVirtualPagerEncoder({ id: 'b', name: 'B', clock }),
    pager: createTapPager,
  },
  'an ESPA system that we poll': {
    device: (clock) => createVirtualEspaStation({ id: 'b', name: 'B', clock, role: 'polled' }),
    pager: (options) => createEspaPager({ ...options, role: 'control' }),
  },
  'an ESPA system that polls us': {
    device(clock) {
      const station = createVirtualEspaStation({ id: 'b', name: 'B', clock, role: 'control' });
      station.start();
      return station;
    },
    pager: (options) => createEspaPager({ ...options, role: 'polled' }),
  },
  'a WaveWare box': {
    device: (clock) => createVirtualLineBox({ id: 'b', name: 'B', clock, dialect: 'waveware' }),
    pager(options) {
      if (!waveware.ok) throw new Error(waveware.error);
      return createLinePager({ ...options, template: waveware.value });
    },
  },
};

test.each(Object.keys(boxes))(
  '%s behind a line that is long dead is no-answer, never absent, and found again on a new line',
  async (name) => {
    const box = boxes[name];
    if (box === undefined) throw new Error(name);
    const clock = createFakeDeviceClock();
    const cable = memoryCable(box.device(clock));
    let opened = 0;
    const pager = box.pager({
      id: 'b',
      clock,
      open: () => {
        opened += 1;
        return opened === 1 ? Promise.resolve(ok(deadLine())) : cable.open();
      },
    });
    const states: DeviceState[] = [];
    pager.watch(({ state }) => states.push(state));
    await clock.advance(20_000);
    void pager.page({ to: '105', text: 'lost', priority: 'urgent' });
    await clock.advance(120_000);
    expect(states).toEqual(['probing', 'attention', 'ready']);
    const sent = pager.page({ to: '105', text: 'help', priority: 'urgent' });
    await clock.advance(10_000);
    expect(await sent).toMatchObject({ kind: 'sent', proof: 'accepted' });
    await pager.close();
  },
);
