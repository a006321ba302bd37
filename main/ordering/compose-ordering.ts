import type { AssistDesk } from '../assist/desk.ts';
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

/** What carries out what orders ask for, and what fires their clocks. */
export function composeOrdering(deps: {
  readonly stores: Stores;
  readonly host: SessionHost;
  readonly clock: Clock;
  readonly rowClock: RowClock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly devices: DeviceHub;
  readonly desk: AssistDesk;
  readonly performers: Pick<Performers, 'print' | 'raiseCall' | 'closeCall'>;
}): {
  readonly payments: PaymentPerformers;
  readonly runner: EffectRunner;
  readonly deadlines: DeadlineClock;
} {
  const { stores, host, clock, rowClock, ids, log, devices, desk } = deps;
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
  return {
    payments,
    runner: new EffectRunner({
      stores,
      clock: rowClock,
      log,
      performers: { ...deps.performers, charge, inquire, cancelCharge },
    }),
    deadlines: new DeadlineClock({
      stores,
      host,
      clock: rowClock,
      ids,
      codeFor: (sessionId) => desk.open().find((call) => call.sessionId === sessionId)?.code ?? null,
    }),
  };
}
