import type { DeviceClock } from '../ports/device.ts';

export interface ZvtHooks {
  readonly taken: () => void;
  /** Nobody acknowledged it. */
  readonly missed: () => void;
  readonly refused: (code: number) => void;
}

/** What a terminal has to say, one message after the other, each acknowledged before the next one goes. */
export interface ZvtOutlet {
  readonly send: (message: Uint8Array, hooks?: Partial<ZvtHooks>) => void;
  /** An acknowledgement came: '8000', '8400' or '84xx'. */
  readonly answered: (name: string) => void;
  readonly waiting: () => boolean;
  /** The host is gone, as far as the terminal can tell. */
  readonly drop: () => void;
  /** The terminal itself forgets. */
  readonly forget: () => void;
}

/** T3 of PA00P016: how long the terminal waits for an `80 00 00`. */
const ackMs = 5_000;
const nothing = (): void => undefined;

export function createZvtOutlet(deps: {
  readonly clock: DeviceClock;
  readonly say: (message: Uint8Array) => void;
  readonly problem: (text: string) => void;
}): ZvtOutlet {
  type Sending = ZvtHooks & { readonly message: Uint8Array };
  let sending: Sending | null = null;
  let queue: Sending[] = [];
  let cancelAck: () => void = nothing;

  const pump = (): void => {
    if (sending !== null) return;
    const mine = queue.shift() ?? null;
    sending = mine;
    if (mine === null) return;
    deps.say(mine.message);
    cancelAck = deps.clock.after(ackMs, () => {
      if (sending === mine) drop();
    });
  };
  const forget = (): readonly Sending[] => {
    cancelAck();
    const lost = [...(sending === null ? [] : [sending]), ...queue];
    sending = null;
    queue = [];
    return lost;
  };
  const drop = (): void => {
    for (const one of forget()) one.missed();
  };
  return {
    send(message, hooks = {}) {
      queue.push({ message, taken: nothing, missed: nothing, refused: nothing, ...hooks });
      pump();
    },
    answered(name) {
      const mine = sending;
      if (mine === null) {
        deps.problem('an acknowledgement of nothing');
        return;
      }
      cancelAck();
      sending = null;
      if (name === '8000' || name === '8400') mine.taken();
      else mine.refused(Number.parseInt(name.slice(2), 16));
      pump();
    },
    waiting: () => sending !== null,
    drop,
    forget() {
      forget();
    },
  };
}
