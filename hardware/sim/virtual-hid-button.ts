import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { HidInfo } from '../transport/hid-port.ts';
import { createListeners } from '../transport/listeners.ts';
import { createDockLog, press, switched, toggle, UnknownControl } from './dock-values.ts';
import type { VirtualHidDevice } from './virtual-hid-bus.ts';

const bounceMs = 5;
const heartbeatMs = 1_000;

/**
 * A USB button at report level: `01 01 00 n` when it is pressed, `01 00 00 n` when it is let go, n counting every
 * report; on demand a report `02 …` every second that means nothing, as buttons with a battery send.
 */
export function createVirtualHidButton(options: {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
}): VirtualHidDevice & {
  readonly down: () => void;
  readonly up: () => void;
  readonly bounce: () => void;
  readonly heartbeat: (on: boolean) => void;
  readonly dock: () => DockDevice;
  readonly use: (control: string, value: DockValue) => void;
} {
  const { clock } = options;
  const reports = createListeners<Uint8Array>();
  const log = createDockLog();
  let count = 0;
  let held = false;
  let beats = false;
  let cancelBeat: () => void = () => undefined;
  const info: HidInfo = {
    path: `/virtual/${options.id}`,
    vendorId: 0x1209,
    productId: 0xb077,
    serialNumber: 'V1',
    usagePage: 0xff00,
    usage: 0x0001,
    product: 'Virtual button',
  };

  const say = (id: number, pressed: number): void => {
    count = (count + 1) % 256;
    reports.tell(Uint8Array.of(id, pressed, 0, count));
  };
  const move = (down: boolean): void => {
    held = down;
    log.add(clock.now(), down ? 'pressed' : 'let go');
    say(1, down ? 1 : 0);
  };
  const beat = (): void => {
    say(2, held ? 1 : 0);
    cancelBeat = clock.after(heartbeatMs, beat);
  };
  const heartbeat = (on: boolean): void => {
    cancelBeat();
    beats = on;
    if (on) beat();
  };
  const bounce = (): void => {
    move(true);
    clock.after(bounceMs, () => {
      move(false);
      move(true);
    });
    clock.after(bounceMs * 3, () => {
      move(false);
    });
  };
  const tap = (): void => {
    move(true);
    move(false);
  };

  return {
    info,
    receive: () => undefined,
    onReport: reports.add,
    down() {
      move(true);
    },
    up() {
      move(false);
    },
    bounce,
    heartbeat,
    dock: () => ({
      id: options.id,
      kind: 'button',
      name: options.name,
      plugged: true,
      controls: [
        press('press', 'Press'),
        press('bounce', 'Press with a bouncing contact'),
        toggle('stuck', 'Stuck', held),
        toggle('beats', 'Send heartbeats', beats),
      ],
      display: { kind: 'log', lines: log.lines() },
    }),
    use(control, value) {
      if (control === 'press') tap();
      else if (control === 'bounce') bounce();
      else if (control === 'stuck') move(switched(control, value));
      else if (control === 'beats') heartbeat(switched(control, value));
      else throw new UnknownControl(control, value);
    },
  };
}
