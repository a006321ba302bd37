import type { DrillUsual, DrillView } from '../../contract/drill.ts';
import type { CommandInput } from '../../contract/commands.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import {
  applyToDrill,
  type Drill,
  type DrillEvent,
  type DrillPerson,
  type DrillRefusal,
  isDone,
  raisedCalls,
} from '../../domain/drill/drill.ts';
import { drillScenarios } from '../../domain/drill/scenarios.ts';
import { anonymous, planned } from '../../domain/drill/templates.ts';
import { unreachable } from '../../domain/result.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';

export interface DrillRoomDeps {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly stores: Pick<Stores, 'records'>;
  readonly desk: Pick<AssistDesk, 'open' | 'onChange'>;
  readonly kiosks: () => readonly {
    readonly kioskId: string;
    readonly name: string;
    readonly place: string;
  }[];
  /** Ended calls of the last weeks, to practise on. */
  readonly past: () => readonly AssistCall[];
  readonly usual: () => Promise<DrillUsual>;
  readonly changed: () => void;
}

const unknown: DrillUsual = { accepted: null, arrived: null, resolved: null };

/** How often practice looks whether the next call rings. */
const TICK_MS = 1000;

/**
 * Practice in the shop: calls that only those see who joined. They live here and nowhere else: not on the desk of real
 * calls, so that no ladder, pager, light, paper, customer or figure can ever meet one. A real call that waits stops the
 * practice clock until somebody has taken it. Nothing of it is kept after a restart.
 */
export class DrillRoom {
  readonly #deps: DrillRoomDeps;
  #drill: Drill | null = null;
  #usual: DrillUsual = unknown;
  /** The drill's own time so far, and since when it runs again; null while it stands. */
  #passed = 0;
  #since: number | null = null;
  #turn = 0;
  #cancel: (() => void) | null = null;
  #rung = 0;

  constructor(deps: DrillRoomDeps) {
    this.#deps = deps;
  }

  /** Follows the real calls; gives the way to end it. */
  watch(): () => void {
    const stop = this.#deps.desk.onChange(() => this.#look());
    return () => {
      stop();
      this.#cancel?.();
    };
  }

  start(input: CommandInput<'drill.start'>, by: DrillPerson): null | Refusal {
    const { clock, ids, stores, kiosks, past } = this.#deps;
    if (this.#drill !== null && !isDone(this.#drill))
      return refuse('drill-runs', 'practice is under way already');
    const made = drillScenarios.filter(
      ({ scenarioId }) => input.scenarioIds.length === 0 || input.scenarioIds.some((id) => id === scenarioId),
    );
    const templates = input.source === 'made' ? made : past().map(anonymous);
    const all = kiosks();
    const places = all.filter(
      ({ kioskId }) => input.kioskIds.length === 0 || input.kioskIds.includes(kioskId),
    );
    const plan = planned(templates, input.count, input.everySeconds * 1000, this.#turn);
    if (plan.length === 0 || places.length === 0)
      return refuse('nothing-to-practise', 'there is no such call or kiosk to practise on');
    this.#turn += plan.length;
    this.#drill = {
      drillId: ids.uuid(),
      startedBy: by.name,
      joined: [],
      calls: plan.flatMap(({ template, startsMs }, at) => {
        const place = places[at % places.length];
        if (place === undefined) return [];
        const { kioskId, name, place: where } = place;
        const fresh = { accepted: null, arrivedMs: null, resolved: null } as const;
        return [
          { ...template, ...fresh, callId: ids.uuid(), kioskId, kioskName: name, place: where, startsMs },
        ];
      }),
    };
    this.#passed = 0;
    this.#rung = 0;
    this.#since = null;
    this.#usual = unknown;
    void this.#deps.usual().then(
      (usual) => {
        this.#usual = usual;
        this.#deps.changed();
      },
      // Practice goes on without a comparison.
      () => undefined,
    );
    stores.records.audit(clock.now(), by.staffId, 'drill.start', `${input.source}, ${plan.length} calls`);
    this.#look();
    this.#tick();
    return null;
  }

  stop(by: DrillPerson): null | Refusal {
    if (this.#drill === null) return refuse('no-drill', 'no practice is under way');
    this.#deps.stores.records.audit(this.#deps.clock.now(), by.staffId, 'drill.stop', this.#drill.drillId);
    this.#drill = null;
    this.#cancel?.();
    this.#cancel = null;
    this.#deps.changed();
    return null;
  }

  act(event: DrillEvent): null | Refusal {
    if (this.#drill === null) return refuse('no-drill', 'no practice is under way');
    if (event.type !== 'joined' && event.type !== 'left' && this.#realWaits())
      return refuse('real-call-first', 'a real call is waiting: practice stands still');
    const outcome = applyToDrill(this.#drill, event, this.#nowMs());
    if (!outcome.ok) return explained(outcome.refusal);
    this.#drill = outcome.drill;
    this.#look();
    return null;
  }

  /** What a person sees of it. `whole`: the manager's view of everybody's result. */
  view(staffId: string, whole: boolean): DrillView | null {
    const drill = this.#drill;
    if (drill === null) return null;
    const mine = drill.joined.some((person) => person.staffId === staffId);
    const now = this.#nowMs();
    const raised = raisedCalls(drill, now);
    return {
      drillId: drill.drillId,
      startedBy: drill.startedBy,
      joined: drill.joined,
      mine,
      paused: this.#realWaits(),
      calls:
        mine || whole
          ? raised.map((call) => ({ ...call, waitingMs: (call.resolved?.atMs ?? now) - call.startsMs }))
          : [],
      toCome: drill.calls.length - raised.length,
      done: isDone(drill),
      usual: this.#usual,
    };
  }

  #realWaits(): boolean {
    return this.#deps.desk.open().some((call) => call.acceptedBy === null && !call.drill && !call.calm);
  }

  #nowMs(): number {
    return this.#passed + (this.#since === null ? 0 : this.#deps.clock.monotonic() - this.#since);
  }

  /** The clock runs while somebody takes part, something is left to do, and no real call waits. */
  #look(): void {
    const drill = this.#drill;
    if (drill === null) return;
    const runs = drill.joined.length > 0 && !isDone(drill) && !this.#realWaits();
    if (runs && this.#since === null) this.#since = this.#deps.clock.monotonic();
    if (!runs && this.#since !== null) {
      this.#passed = this.#nowMs();
      this.#since = null;
    }
    this.#rung = raisedCalls(drill, this.#nowMs()).length;
    this.#deps.changed();
  }

  #tick(): void {
    this.#cancel?.();
    this.#cancel = this.#deps.clock.after(TICK_MS, () => {
      const drill = this.#drill;
      if (drill === null || isDone(drill)) return;
      if (raisedCalls(drill, this.#nowMs()).length !== this.#rung) this.#look();
      this.#tick();
    });
  }
}

function explained(refusal: DrillRefusal): Refusal {
  switch (refusal.why) {
    case 'taken':
      return refuse('taken', `${refusal.by} has taken this call`);
    case 'not-joined':
      return refuse('not-joined', 'join the practice first');
    case 'already':
      return refuse('already', 'that is so already');
    case 'not-accepted':
      return refuse('not-accepted', 'nobody has taken this call yet');
    case 'ended':
    case 'no-such-call':
      return refuse('no-such-call', 'this call is not open any more');
    default:
      return unreachable(refusal);
  }
}
