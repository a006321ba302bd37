import type { Database } from 'better-sqlite3';
import type { LadderView } from '../../contract/ladder-view.ts';
import type { StaffPerson } from '../../contract/views.ts';
import { RingStore } from '../../db/ring-store.ts';
import { type Ladder, type LadderPlan, planAt } from '../../domain/assist/ladder.ts';
import type { LadderSurroundings } from '../../domain/assist/ladder-faults.ts';
import { RINGS_WINDOW_MS } from '../../domain/assist/peace.ts';
import { oncePerCall } from '../../domain/assist/repeated-help.ts';
import type { RungOutcome } from '../../domain/assist/rung-outcome.ts';
import { FATIGUE_MS, fatigueOf } from '../../domain/insight/fatigue.ts';
import { localMoment } from '../../domain/catalog/availability.ts';
import type { LocalMoment } from '../../domain/catalog/catalog.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type DeviceHub, serves } from '../devices/device-hub.ts';
import type { OutwardSigns } from '../devices/outward-signs.ts';
import { publishMqtt } from '../devices/publish-mqtt.ts';
import type { CallLane } from '../gateway/call-lane.ts';
import type { Feed } from '../gateway/feed.ts';
import type { IdSource } from '../ids.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import type { CallFacts } from '../views/station-calls.ts';
import type { CallPager } from './call-pager.ts';
import { FarLights } from './channels/far-lights.ts';
import { type LightDeps, lightOutcomes } from './channels/light.ts';
import { StaffScreens } from './channels/staff-screens.ts';
import type { AssistDesk } from './desk.ts';
import { FarRings } from './far-rings.ts';
import { ladderPeople } from './ladder-people.ts';
import { LadderRunner } from './ladder-runner.ts';
import { LadderSetup } from './ladder-setup.ts';
import type { DeskWriter } from './desk-writer.ts';
import { PeaceKeeper } from './peace-keeper.ts';
import { RingBook } from './ring-book.ts';
import { wholeBook } from './whole-book.ts';
import { errorWords } from '../error-words.ts';

export interface LadderParts {
  readonly setup: LadderSetup;
  readonly runner: LadderRunner;
  /** Hears what other engines of the shop say of lights and rings. Before the link starts. */
  readonly listen: (link: Pick<ShopLink, 'onSaid' | 'say'>) => void;
  /** The ladder in force and the plan that holds now. */
  readonly now: () => { readonly ladder: Ladder; readonly plan: LadderPlan };
  readonly view: () => LadderView;
  /** What it did for each call, for staff. */
  readonly facts: CallFacts;
}

/** The ladder as data with everything that it rings. */
export function composeLadder(deps: {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly stores: Stores;
  /** What earlier runs of the engine kept of a call. */
  readonly kept: (callId: string) => readonly RungOutcome[];
  readonly deskDb: Database;
  readonly deskWriter: DeskWriter;
  readonly desk: () => AssistDesk;
  readonly pager: CallPager;
  readonly devices: DeviceHub;
  readonly live: LiveCatalog;
  readonly feed: () => Feed;
  readonly callLane: () => CallLane;
  readonly people: () => readonly StaffPerson[];
  readonly link: () => Pick<ShopLink, 'here' | 'headless' | 'role' | 'say' | 'floors'>;
  readonly signs: () => OutwardSigns;
}): LadderParts {
  const { config, clock, ids, log, stores, devices, live } = deps;

  const moment = (): LocalMoment | null => {
    const zone = live.catalog()?.shop.timeZone;
    return zone === undefined ? null : localMoment(clock.now(), zone);
  };
  const people = () =>
    ladderPeople(
      deps.people(),
      new Set(
        deps
          .feed()
          .staffPages()
          .map(({ staff }) => staff.staff_id),
      ),
      config.paging,
    );
  const setup = new LadderSetup({ stores, clock, file: config.ladder, around: () => surroundings() });
  const screens = new StaffScreens(() =>
    deps
      .feed()
      .staffPages()
      .map(({ staff }) => ({ staffId: staff.staff_id, name: staff.name })),
  );

  function surroundings(): LadderSurroundings {
    return {
      recipients: [...Object.keys(config.paging.people), ...Object.keys(config.paging.groups)],
      printers: devices.of('printer').map(({ id }) => id),
    };
  }

  const broke = (error: unknown): void =>
    log('engine.fault', { where: 'ladder', message: errorWords(error) });
  const keep = (callId: string, outcomes: readonly RungOutcome[]): void => {
    deps.desk().note(callId, outcomes).catch(broke);
  };

  const store = new RingStore(deps.deskDb);
  const kept = store.since(clock.now() - RINGS_WINDOW_MS);
  const rings = new RingBook({
    clock,
    kept,
    keep: (ring) => {
      const forgetUntil = ring.at - RINGS_WINDOW_MS;
      deps.deskWriter.write({ ring, forgetUntil }).catch(broke);
      farRings.tell(ring);
    },
  });
  const farRings = new FarRings({
    link: deps.link,
    rings,
    people,
    nameOf: (who) => namesOfRung().get(who),
    changed: () => deps.feed().invalidate('manager'),
    fault: broke,
  });
  const peace = new PeaceKeeper({
    ladder: () => setup.state().ladder,
    moment,
    people,
    rings,
    clock,
    spared: store.spared(clock.now() - FATIGUE_MS),
  });
  const wanted = (callId: string): boolean => deps.desk().find(callId)?.acceptedBy === null;
  const light: LightDeps = {
    lights: (kioskId) => {
      const { here, headless } = deps.link();
      if (kioskId !== here && !headless) return null;
      // The change that the rung came from may not have reached them yet.
      deps.signs().refresh();
      const lights = devices.of('light').map(({ device }) => device);
      return kioskId !== here && lights.length === 0 ? null : lights;
    },
    elsewhere: (call, rung) => farLights.ask(call, rung),
  };
  const farLights = new FarLights({
    link: deps.link,
    connected: (kioskId) =>
      deps
        .link()
        .floors()
        .some((floor) => floor.kioskId === kioskId && floor.link === 'connected'),
    find: (callId) => deps.desk().find(callId),
    here: (call) => lightOutcomes(light, call, -1),
    told: (callId, rung, came) => runner.told(callId, came, rung),
    fault: broke,
  });
  const runner: LadderRunner = new LadderRunner({
    clock,
    log,
    ladder: () => setup.state().ladder,
    people,
    peace,
    screens,
    pager: deps.pager,
    light,
    slip: {
      printer: (id) => {
        const printers = devices.of('printer');
        const found =
          id === null
            ? (printers.find(({ duty }) => duty.prints.includes('report')) ?? printers[0])
            : printers.find((printer) => printer.id === id);
        return found?.device;
      },
      paper: () => ({
        timeZone: live.catalog()?.shop.timeZone ?? 'UTC',
        language: config.kitchen.language ?? live.catalog()?.shop.languages[0] ?? 'en',
      }),
      newId: () => ids.uuid(),
    },
    hook: {
      clock,
      fetch,
      newId: () => ids.uuid(),
      wanted,
    },
    mqtt: { clock, newId: () => ids.uuid(), wanted, publish: publishMqtt },
    keep,
    kept: deps.kept,
    changed: (callId) => {
      const call = deps.desk().find(callId);
      if (call === undefined) return;
      deps.callLane().tell(call);
      deps.feed().goesAhead('station');
    },
  });

  function namesOfRung(): ReadonlyMap<string, string> {
    const pagers = Object.entries(config.paging.people);
    return new Map([
      ...pagers.map(([name, { pager, to }]) => [`${pager} ${to}`, name] as const),
      ...people().map(({ staffId, name }) => [staffId, name] as const),
    ]);
  }

  function ringsOfLate(): LadderView['rings'] {
    const names = namesOfRung();
    return [...rings.all()]
      .map(([who, count]) => ({ name: names.get(who) ?? who, count }))
      .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  }

  function view(): LadderView {
    const { from, broken } = setup.state();
    return {
      ...setup.shown(),
      from,
      broken,
      people: people(),
      fatigue: fatigueOf(oncePerCall(deps.desk().ended()), clock.now()),
      spared: peace.spared(),
      rings: ringsOfLate(),
      recipients: surroundings().recipients ?? [],
      book: wholeBook(
        config.paging,
        devices.of('pager').map(({ id, routing }) => ({ id, ...routing })),
      ),
      pagers: devices.of('pager').map(({ id, device }) => ({ id, works: serves(device) })),
      printers: devices
        .of('printer')
        .map(({ id, settings, device }) => ({ id, name: settings.name ?? id, works: serves(device) })),
      lights: devices.of('light').map(({ id, device }) => ({ id, works: serves(device) })),
      moment: moment(),
    };
  }

  return {
    setup,
    runner,
    listen: (link) => {
      farLights.listen(link);
      farRings.listen(link);
    },
    now: () => {
      const { ladder } = setup.state();
      return { ladder, plan: planAt(ladder, moment()) };
    },
    view,
    facts: {
      outcomes: (callId) => runner.outcomes(callId),
      signal: (call) => runner.signal(call),
    },
  };
}
