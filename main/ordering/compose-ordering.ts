import type { AssistDesk } from '../assist/desk.ts';
import type { DeviceHub } from '../devices/device-hub.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { DeadlineClock } from './deadline-clock.ts';
import { EffectRunner, type Performers } from './effect-runner.ts';
import { PaymentPerformers } from './payment-performers.ts';
import type { RowClock } from './row-clock.ts';
import type { SessionHost } from './session-host.ts';
import type { Clock } from '../clock.ts';

export interface OrderingDeps {
  readonly host: SessionHost;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly rowClock: RowClock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly devices: DeviceHub;
  readonly desk: AssistDesk;
  readonly print: Performers['print'];
  readonly raiseCall: Performers['raiseCall'];
  readonly closeCall: Performers['closeCall'];
}

/** What makes orders go on by themselves: payments, promised effects, and the clocks that are rows. */
export function composeOrdering(deps: OrderingDeps) {
  const { host, stores, clock, rowClock, ids, log, devices, desk } = deps;
  const payments = new PaymentPerformers({
    host,
    stores,
    clock,
    ids,
    log,
    terminal: () => devices.first('terminal'),
    eachTerminal: (attach) => devices.eachOf('terminal', attach),
  });
  const runner = new EffectRunner({
    stores,
    clock: rowClock,
    log,
    performers: {
      charge: payments.charge,
      inquire: payments.inquire,
      cancelCharge: payments.cancelCharge,
      print: deps.print,
      raiseCall: deps.raiseCall,
      closeCall: deps.closeCall,
    },
  });
  const deadlines = new DeadlineClock({
    stores,
    host,
    clock: rowClock,
    ids,
    codeFor: (sessionId) => desk.open().find((call) => call.sessionId === sessionId)?.code ?? null,
  });
  return { payments, runner, deadlines };
}
