import type { DeviceClock, DeviceFault } from '../ports/device.ts';
import type { CashDrawer, DrawerEvent, DrawerState, KickOutcome, KickReason } from '../ports/drawer.ts';
import { createListeners } from '../transport/listeners.ts';
import type { LineFault } from '../transport/line.ts';
import { drawerPulse, realTimeDrawerPulse } from './commands.ts';

/** How the drawer hangs at the printer. */
export interface DrawerWiring {
  /** Pin that the pulse goes to: 2 for the first drawer, 5 for the second. */
  readonly pin: 2 | 5;
  /** The level of its switch (pin 3) when it is open; `none` where there is no switch. Drawers differ. */
  readonly openLevel: 'high' | 'low' | 'none';
  /** An open drawer is told about after this, and again each time it has passed once more. */
  readonly leftOpenSeconds: number;
}

export interface DrawerParts {
  readonly wiring: DrawerWiring;
  readonly clock: DeviceClock;
  readonly isOpen: () => boolean;
  readonly lineFault: () => DeviceFault;
  /** Bytes of a job are on their way: a pulse in between would be taken for text. */
  readonly isSending: () => boolean;
  /** The printer works off its buffer now; otherwise only a real-time command gets through. */
  readonly isOnline: () => boolean;
  readonly send: (bytes: Uint8Array) => Promise<LineFault | null>;
  readonly faultOf: (why: LineFault) => DeviceFault;
  /** Asks the printer soon how it is; the answer comes back through `level`. */
  readonly askSoon: () => void;
  readonly told: (reason: KickReason, outcome: KickOutcome) => void;
}

export interface EscPosDrawer extends CashDrawer {
  /** What the printer said of pin 3. */
  readonly level: (high: boolean) => void;
  /** The line is gone: nothing is known of the drawer. */
  readonly forget: () => void;
  readonly close: () => void;
}

/** A drawer springs open within half a second of the pulse; its switch follows, and then the answer. */
const SPRING_MS = 2_500;
const ASK_MS = 400;
/** A long picture on a slow line: a cashier waits no longer than this for the pulse. */
const JOB_MS = 20_000;

export function createEscPosDrawer(parts: DrawerParts): EscPosDrawer {
  const { clock, wiring } = parts;
  const events = createListeners<DrawerEvent>();
  const levels = createListeners<undefined>();
  let state: DrawerState = 'unknown';
  let cancelAlert: () => void = () => undefined;
  let closed = false;

  function become(next: DrawerState): void {
    if (next === state) return;
    state = next;
    cancelAlert();
    if (next === 'open') alertAfter(1);
    events.tell({ kind: 'state', state });
  }

  function alertAfter(times: number): void {
    cancelAlert = clock.after(wiring.leftOpenSeconds * 1_000, () => {
      alertAfter(times + 1);
      events.tell({ kind: 'left-open', seconds: wiring.leftOpenSeconds * times });
    });
  }

  const sleep = (ms: number): Promise<void> =>
    new Promise((settle) => {
      clock.after(ms, settle);
    });

  /** True once the switch says open; false when it kept saying closed; null when it said nothing. */
  async function opens(): Promise<boolean | null> {
    let heard = false;
    const stop = levels.add(() => {
      heard = true;
    });
    for (let waited = 0; waited < SPRING_MS && state !== 'open' && !closed; waited += ASK_MS) {
      parts.askSoon();
      await sleep(ASK_MS);
    }
    stop();
    if (state === 'open') return true;
    return heard && state === 'closed' ? false : null;
  }

  async function pulse(): Promise<KickOutcome> {
    for (let waited = 0; parts.isSending() && waited < JOB_MS; waited += 100) await sleep(100);
    if (!parts.isOpen()) return { kind: 'failed', fault: parts.lineFault() };
    if (parts.isSending() || closed) return { kind: 'failed', fault: 'busy' };
    const command = parts.isOnline() ? drawerPulse(wiring.pin) : realTimeDrawerPulse(wiring.pin);
    const fault = await parts.send(command);
    if (fault !== null) return { kind: 'failed', fault: parts.faultOf(fault) };
    if (wiring.openLevel === 'none') return { kind: 'unverified' };
    const opened = await opens();
    if (opened === null) return { kind: 'unverified' };
    return { kind: opened ? 'opened' : 'did-not-open' };
  }

  return {
    async kick(reason) {
      const outcome = await pulse();
      parts.told(reason, outcome);
      return outcome;
    },
    state: () => state,
    watch: events.add,
    level(high) {
      if (wiring.openLevel === 'none' || closed) return;
      become(high === (wiring.openLevel === 'high') ? 'open' : 'closed');
      levels.tell(undefined);
    },
    forget() {
      become('unknown');
    },
    close() {
      closed = true;
      cancelAlert();
    },
  };
}
