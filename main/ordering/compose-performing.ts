import type { Clock } from '../clock.ts';
import type { DeviceHub } from '../devices/device-hub.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { DeadlineClock } from './deadline-clock.ts';
import { EffectRunner, type Performers } from './effect-runner.ts';
import { PaymentPerformers } from './payment-performers.ts';
import type { RowClock } from './row-clock.ts';
import type { SessionHost } from './session-host.ts';

export interface Performing {
  readonly runner: EffectRunner;
  readonly deadlines: DeadlineClock;
  readonly start: () => void;
  readonly stop: () => void;
}

/** What does the work that committed steps ask for: payments, the outbox, and clocks that run out. */
export function composePerforming(deps: {
  readonly stores: Stores;
  readonly host: SessionHost;
  readonly clock: Clock;
  readonly rowClock: RowClock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly devices: DeviceHub;
  /** What is done elsewhere: paper and calls. */
  readonly elsewhere: Pick<Performers, 'print' | 'raiseCall' | 'closeCall'>;
  /** The code that a customer was told in a call; a parked order keeps it. */
  readonly codeFor: (sessionId: string) => string | null;
}): Performing {
  const { stores, host, clock, rowClock, ids, log, devices } = deps;
  const payments = new PaymentPerformers({
    host,
    stores,
    clock,
    ids,
    log,
    terminal: () => devices.first('terminal'),
    eachTerminal: (attach) => devices.eachOf('terminal', attach),
  });
  const { charge, inquire, cancelCharge } = payments;
  const runner = new EffectRunner({
    stores,
    clock: rowClock,
    log,
    performers: { charge, inquire, cancelCharge, ...deps.elsewhere },
  });
  const deadlines = new DeadlineClock({ stores, host, clock: rowClock, ids, codeFor: deps.codeFor });
  return {
    runner,
    deadlines,
    start() {
      payments.start();
      runner.start();
      deadlines.start();
    },
    stop() {
      payments.stop();
      deadlines.stop();
      runner.stop();
    },
  };
}
