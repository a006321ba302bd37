import type { DockDevice, DockLamp, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { choice, chosen, press, UnknownControl } from './dock-values.ts';
import { createTower, type Tower } from './tower.ts';

/** What it does with a command that it understood. */
export const towerTempers = ['answer', 'never answer', 'refuse'] as const;
type Temper = (typeof towerTempers)[number];

/** A frame that stops in the middle for this long is refused (manual p. 18, "Timeout"). */
const byteTimeoutMs = 5_000;
const ack = 0x06;
const nak = 0x15;
/** `@`, two characters of the unit, a command, its data, `!`. */
const dataBytes: Readonly<Record<string, number>> = { '1': 2, '0': 2, '?': 2, S: 6, G: 0, C: 0, M: 0 };
const lights: Readonly<Record<string, DockLamp['light']>> = {
  '0': 'off',
  '1': 'steady',
  '2': 'slow',
  '3': 'quick',
};

/**
 * A PATLITE PHE-3FB3 signal tower on RS-232C, from its manual (T95100260 p. 14 to 22): frames `@??S100000!`, ACK or NAK,
 * NAK for an unknown command, wrong data, a wrong end or a pause of five seconds inside a frame. Understands S and C;
 * anything before a `@` is a loud problem too.
 */
export function createVirtualPheTower(options: {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
}): ByteDevice & {
  readonly tower: Tower;
  readonly temper: (how: Temper) => void;
  readonly powerCycle: () => void;
} {
  const { clock } = options;
  const tower = createTower(['red', 'yellow', 'green']);
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  tower.onChange(() => {
    changes.tell(undefined);
  });
  let temper: Temper = 'answer';
  let frame = '';
  let cancelTimeout: () => void = () => undefined;

  const answer = (byte: number): void => {
    if (temper !== 'never answer') replies.tell(Uint8Array.of(temper === 'refuse' ? nak : byte));
  };
  const refuse = (why: string): void => {
    tower.complain(why);
    frame = '';
    cancelTimeout();
    answer(nak);
  };

  function obey(command: string, data: string): void {
    if (temper === 'refuse') {
      answer(nak);
      return;
    }
    if (command === 'C') {
      tower.dark();
      answer(ack);
      return;
    }
    if (command !== 'S') {
      refuse(`command ${command} is not used here`);
      return;
    }
    const before = tower.lamps();
    const lamps: DockLamp[] = [];
    for (const [at, lamp] of before.entries()) {
      const digit = data[at] ?? '';
      const light = digit === '9' ? lamp.light : lights[digit];
      if (light === undefined) {
        refuse(`no such light '${digit}' in S${data}`);
        return;
      }
      lamps.push({ ...lamp, light });
    }
    const buzzer = data[5] ?? '';
    if (!/[0-49]/.test(buzzer)) {
      refuse(`no such buzzer '${buzzer}' in S${data}`);
      return;
    }
    tower.set(lamps, buzzer === '9' ? tower.sounds() : buzzer !== '0');
    answer(ack);
  }

  function take(character: string): void {
    if (frame === '' && character !== '@') {
      tower.complain(`${JSON.stringify(character)} outside a frame`);
      return;
    }
    frame += character;
    cancelTimeout();
    if (frame.length < 4) {
      cancelTimeout = clock.after(byteTimeoutMs, () => refuse(`a frame that stopped after ${frame}`));
      return;
    }
    const command = frame[3] ?? '';
    const size = dataBytes[command];
    if (size === undefined) {
      refuse(`no command ${JSON.stringify(command)}`);
      return;
    }
    if (frame.length < 5 + size) {
      cancelTimeout = clock.after(byteTimeoutMs, () => refuse(`a frame that stopped after ${frame}`));
      return;
    }
    const whole = frame;
    if (!whole.endsWith('!')) {
      refuse(`${whole} does not end with !`);
      return;
    }
    frame = '';
    obey(command, whole.slice(4, -1));
  }

  return {
    receive(bytes) {
      for (const byte of bytes) take(String.fromCharCode(byte));
    },
    onReply: replies.add,
    onChange: changes.add,
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'light',
      name: options.name,
      plugged: true,
      controls: [choice('temper', 'The tower', temper, towerTempers), press('power', 'Power off and on')],
      display: tower.display(),
    }),
    use(control: string, value: DockValue) {
      if (control === 'temper') temper = chosen(control, value, towerTempers);
      else if (control === 'power') tower.dark();
      else throw new UnknownControl(control, value);
      changes.tell(undefined);
    },
    unplugged() {
      frame = '';
      cancelTimeout();
    },
    tower,
    temper(how) {
      temper = how;
    },
    powerCycle: tower.dark,
  };
}
