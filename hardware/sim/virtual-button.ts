import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { createDockLog, press, switched, toggle, UnknownControl } from './dock-values.ts';

/** How often a held button repeats itself. */
const repeatMs = 200;
/** Between the contacts of one bouncing press. */
const bounceMs = 5;

/** The line that the virtual button sends at every contact. */
export const virtualButtonLine = 'PRESS';
/** The line that it sends when a hand that held it lets go; receivers that tell nothing of it are commoner. */
export const virtualButtonRelease = 'RELEASE';

/** A wireless call button's receiver: one line of text per contact; bounces and sticks on demand. */
export function createVirtualButton(options: {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
}): ByteDevice & {
  readonly press: () => void;
  readonly bounce: () => void;
  readonly stick: (on: boolean) => void;
  /** Held down in silence, or let go again. */
  readonly hold: (on: boolean) => void;
} {
  const { clock } = options;
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const log = createDockLog();
  let stuck = false;
  let cancelRepeat: () => void = () => undefined;

  const contact = (): void => {
    replies.tell(new TextEncoder().encode(`${virtualButtonLine}\r\n`));
  };
  const pressed = (text: string): void => {
    log.add(clock.now(), text);
    contact();
    changes.tell(undefined);
  };
  const repeat = (): void => {
    contact();
    cancelRepeat = clock.after(repeatMs, repeat);
  };
  const stick = (on: boolean): void => {
    if (on === stuck) return;
    stuck = on;
    cancelRepeat();
    if (on) repeat();
    log.add(clock.now(), on ? 'stuck' : 'released');
    changes.tell(undefined);
  };
  const bounce = (): void => {
    pressed('pressed, bouncing');
    clock.after(bounceMs, contact);
    clock.after(bounceMs * 2, contact);
  };

  return {
    receive: () => undefined,
    onReply: replies.add,
    onChange: changes.add,
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'button',
      name: options.name,
      plugged: true,
      controls: [
        press('press', 'Press'),
        press('bounce', 'Press with a bouncing contact'),
        toggle('stuck', 'Stuck', stuck),
      ],
      display: { kind: 'log', lines: log.lines() },
    }),
    use(control: string, value: DockValue) {
      if (control === 'press') pressed('pressed');
      else if (control === 'bounce') bounce();
      else if (control === 'stuck') stick(switched(control, value));
      else throw new UnknownControl(control, value);
    },
    press() {
      pressed('pressed');
    },
    bounce,
    stick,
    hold(on) {
      if (on) pressed('held');
      else {
        log.add(clock.now(), 'let go');
        replies.tell(new TextEncoder().encode(`${virtualButtonRelease}\r\n`));
        changes.tell(undefined);
      }
    },
  };
}
