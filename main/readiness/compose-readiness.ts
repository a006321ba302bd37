import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { DeviceParts } from '../devices/compose-devices.ts';
import type { PaperDesk } from '../fulfilment/paper-desk.ts';
import type { IdSource } from '../ids.ts';
import type { Stores } from '../stores.ts';
import { checkCatalogue, checkClock, checkDisk } from './machine-checks.ts';
import { ReadinessRound } from './readiness-round.ts';
import { playTone } from './tone.ts';

/** The round before a shop opens, on the devices and the stores of this kiosk. */
export function composeReadiness(deps: {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly live: LiveCatalog;
  readonly parts: DeviceParts;
  readonly kiosk: { readonly id: string; readonly name: string };
  readonly paper: PaperDesk;
}): ReadinessRound {
  const { stores, clock, ids, live, parts, kiosk, paper } = deps;
  return new ReadinessRound({
    clock,
    hub: parts.devices,
    tester: parts.tester,
    store: stores.readiness,
    newId: () => ids.uuid(),
    kiosk,
    machine: {
      clock: () => checkClock(clock, stores),
      disk: () => checkDisk(stores),
      catalogue: () =>
        checkCatalogue(
          live,
          parts.devices.of('printer').map(({ duty }) => duty),
        ),
    },
    playTone,
    print: (report, by) => paper.printReadiness(report, by),
  });
}
