import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { press, UnknownControl } from './dock-values.ts';
import { cd5220Language, dmDLanguage, type PoleLanguage } from './pole-languages.ts';
import { createPoleScreen } from './pole-screen.ts';

const languages: Readonly<Record<'cd5220' | 'dm-d', PoleLanguage>> = {
  cd5220: cd5220Language,
  'dm-d': dmDLanguage,
};

/** A pole display of two lines; strict: a byte that its manual does not know is a loud problem. Says nothing back. */
export function createVirtualPoleDisplay(options: {
  readonly id: string;
  readonly name: string;
  readonly speaks: 'cd5220' | 'dm-d';
}): ByteDevice & {
  readonly lines: () => readonly [string, string];
  readonly problems: () => readonly string[];
  readonly powerCycle: () => void;
} {
  const changes = createListeners<undefined>();
  let screen = createPoleScreen();
  let language = start();

  function start(): Generator<undefined, never, number> {
    const running = languages[options.speaks](screen);
    running.next(0);
    return running;
  }
  const powerCycle = (): void => {
    screen = createPoleScreen();
    language = start();
    changes.tell(undefined);
  };

  return {
    receive(bytes) {
      for (const byte of bytes) language.next(byte);
      changes.tell(undefined);
    },
    onReply: () => () => undefined,
    onChange: changes.add,
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'display',
      name: options.name,
      plugged: true,
      controls: [press('power', 'Power off and on')],
      display: { kind: 'pole', lines: screen.lines(), problems: screen.problems() },
    }),
    use(control: string, value: DockValue) {
      if (control !== 'power') throw new UnknownControl(control, value);
      powerCycle();
    },
    lines: () => screen.lines(),
    problems: () => screen.problems(),
    powerCycle,
  };
}
