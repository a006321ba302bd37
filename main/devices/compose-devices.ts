import type { HelpPath } from '../assist/help-path.ts';
import type { CallPager } from '../assist/call-pager.ts';
import { HelpButton } from '../assist/help-button.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Feed } from '../gateway/feed.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { ShopFloor } from '../shop-floor.ts';
import type { Stores } from '../stores.ts';
import type { DemoDevices } from './demo-devices.ts';
import { DeviceActs } from './device-acts.ts';
import { DeviceHub, type DeviceHubDeps, type HubEntry } from './device-hub.ts';
import { DeviceSetup, storedDevices } from './device-setup.ts';
import { ButtonSchool } from './button-school.ts';
import { DeviceTester } from './device-tester.ts';
import { nameScan } from './name-scan.ts';
import { OutwardSigns, type SignFacts } from './outward-signs.ts';

export interface DeviceParts {
  readonly devices: DeviceHub;
  readonly setup: DeviceSetup;
  readonly tester: DeviceTester;
  readonly signs: OutwardSigns;
  readonly school: ButtonSchool;
}

/** Opens the devices that this kiosk should have, and what a manager needs to change and try them. */
export function composeDevices(deps: {
  readonly config: Config;
  readonly demo: DemoDevices | null;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly openLine?: NonNullable<DeviceHubDeps['openLine']>;
}): DeviceParts {
  const { config, demo, stores, clock, ids, log, openLine } = deps;
  const file = demo?.devices ?? config.devices;
  const stored = storedDevices(stores, file);
  for (const { deviceId, why } of stored.broken) log('device.unreadable', { deviceId, why });
  const devices = new DeviceHub(stored.config, {
    clock,
    log: (deviceId, note) => log('device.note', { deviceId, note }),
    attempts: (deviceId) => ({
      save: (key, note) => stores.terminals.save(deviceId, key, note),
      load: (key) => stores.terminals.load(key),
      next: (key) => stores.terminals.next(key),
      last: () => stores.terminals.last(deviceId),
    }),
    sims: demo?.sims ?? {},
    ...(openLine === undefined ? {} : { openLine }),
  });
  const signs = new OutwardSigns(devices);
  const setup = new DeviceSetup({ stores, clock, log, hub: devices, file });
  return {
    devices,
    signs,
    setup,
    school: new ButtonSchool({ clock, hub: devices, setup }),
    tester: new DeviceTester({
      clock,
      kioskName: config.kiosk.name,
      newId: () => ids.uuid(),
      acts: new DeviceActs({
        clock,
        log,
        audit: (by, detail) => stores.records.audit(clock.now(), by, 'device.act', detail),
      }),
      restoreSigns: () => signs.restore(),
      nameScan: (scan) => nameScan(scan, config.codes, clock.now()),
    }),
  };
}

/** Lets devices and the shop hear each other, for those that are there and those that come later. */
export function wireDevices(
  { devices, tester, signs, school }: DeviceParts,
  deps: {
    readonly log: Log;
    readonly feed: Feed;
    readonly host: SessionHost;
    readonly kiosk: KioskCommands;
    readonly kioskId: string;
    readonly shop: ShopFloor;
    readonly pager: CallPager;
    readonly help: HelpPath;
    readonly stores: Stores;
    readonly clock: Clock;
    /** Something that waits for a device may go on. */
    readonly wake: (effect: 'print' | 'inquire') => void;
    readonly fault: (where: string) => (error: unknown) => void;
    /** What lights and pole displays are made of. */
    readonly signFacts: () => SignFacts;
  },
): readonly (() => void)[] {
  const { log, feed, kiosk, shop, pager, wake } = deps;
  const help = new HelpButton(shop, deps.kioskId);

  function watch(entry: HubEntry): () => void {
    let known = '';
    return entry.device.watch((health) => {
      const now = `${health.state} ${health.faults.join(' ')}`;
      if (now === known) return;
      known = now;
      log('device.health', { deviceId: entry.id, state: health.state, faults: health.faults.join(' ') });
      feed.invalidate('kiosk', 'station', 'manager');
      deps.help.look();
      if (health.state !== 'ready') return;
      if (entry.kind === 'printer') wake('print');
      if (entry.kind === 'pager') pager.sendOwed(entry.device);
      if (entry.kind === 'terminal') wake('inquire');
    });
  }

  return [
    () => pager.close(),
    devices.each(watch),
    devices.onChange(() => {
      feed.invalidate('kiosk', 'station', 'manager');
      deps.help.look();
    }),
    tester.onChange(() => feed.invalidate('manager')),
    school.onChange(() => feed.sendNow('manager')),
    tester.acts.onChange(() => feed.invalidate('manager')),
    devices.eachOf('scanner', (scanner) =>
      scanner.onScan((scan) => {
        if (tester.takeScan(scanner.id, scan)) return;
        kiosk.scan(scan);
      }),
    ),
    devices.eachOf(
      'terminal',
      (terminal) =>
        terminal.onReceipt?.(({ attemptId, of, lines }) =>
          deps.stores.terminals.keepReceipt({
            device_id: terminal.id,
            attempt_id: attemptId,
            kind: of,
            lines: lines.join('\n'),
            at: deps.clock.now(),
          }),
        ) ?? (() => undefined),
    ),
    devices.each((entry) => {
      if (entry.kind !== 'button') return () => undefined;
      const { device, longPress } = entry;
      return device.onPress((press) => {
        if (tester.takePress(device.id)) return;
        if (press === 'press') void help.pressed().catch(deps.fault('button'));
        else if (longPress === 'withdraw') void help.held().catch(deps.fault('button'));
      });
    }),
    signs.follow(deps.signFacts),
    deps.host.onCommit(() => signs.refresh()),
    shop.live.onChange(() => signs.refresh()),
    shop.desk.onChange(() => signs.refresh()),
  ];
}
