import type { CallSignal } from '../../contract/station-calls.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import type { Recipient } from '../../domain/assist/address-book.ts';
import {
  type Ladder,
  type LadderPerson,
  type Rung,
  type RungWay,
  screensFor,
} from '../../domain/assist/ladder.ts';
import type { RungOutcome } from '../../domain/assist/rung-outcome.ts';
import { unreachable } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { CallPager } from './call-pager.ts';
import type { Ringing, WayOutcome } from './channels/channel.ts';
import { counterOutcome } from './channels/counter.ts';
import { type HookDeps, hookOutcomes } from './channels/hook.ts';
import { type LightDeps, lightOutcomes } from './channels/light.ts';
import { type MqttDeps, mqttOutcomes } from './channels/mqtt.ts';
import { type SlipDeps, slipOutcome } from './channels/slip.ts';
import type { StaffScreens } from './channels/staff-screens.ts';
import { errorWords } from '../error-words.ts';
import type { PeaceKeeper } from './peace-keeper.ts';

/** Outcomes of one call that staff can look through; the database has them all. */
const SHOWN = 60;

/** Rung index of what a person asked for. */
const BY_HAND = -1;

export interface LadderRunnerDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly ladder: () => Ladder;
  readonly people: () => readonly LadderPerson[];
  readonly peace: PeaceKeeper;
  readonly screens: StaffScreens;
  readonly pager: CallPager;
  readonly light: LightDeps;
  readonly slip: SlipDeps;
  readonly hook: HookDeps;
  readonly mqtt: MqttDeps;
  /** Keeps what came of rungs. */
  readonly keep: (callId: string, outcomes: readonly RungOutcome[]) => void;
  /** What earlier runs of the engine kept of a call. */
  readonly kept: (callId: string) => readonly RungOutcome[];
  /** Staff should see what came of a call's rungs. */
  readonly changed: (callId: string) => void;
}

/** Does what a rung says, in all its ways at once. One that fails stops no other, and its reason is written down. */
export class LadderRunner {
  readonly #deps: LadderRunnerDeps;
  readonly #outcomes = new Map<string, readonly RungOutcome[]>();
  /** The rung that each call rings now, for what comes of it later. */
  readonly #ringing = new Map<string, { readonly index: number; readonly ring: string }>();

  constructor(deps: LadderRunnerDeps) {
    this.#deps = deps;
  }

  outcomes(callId: string): readonly RungOutcome[] {
    const known = this.#outcomes.get(callId);
    if (known !== undefined) return known;
    const kept = this.#deps.kept(callId).slice(-SHOWN);
    this.#outcomes.set(callId, kept);
    return kept;
  }

  /** What staff screens are asked to do for a call; null before a rung rang them. */
  signal(call: AssistCall): CallSignal | null {
    const signal = this.#deps.screens.signal(call.callId);
    if (signal !== null || call.rung < 0) return signal;
    // Rung before the engine started: whoever is left in peace stays so.
    const hushed = this.#deps.peace.hushed(call);
    const { urgent } = call;
    return hushed.length === 0
      ? null
      : { ring: 0, sound: true, notification: true, staffIds: null, hushed, urgent };
  }

  /** A rung of a call's ladder is due. */
  run(call: AssistCall, rung: Rung, index: number): void {
    const ring = `${call.callId} ${this.#deps.clock.now()}`;
    const ringing: Ringing = {
      call,
      rung,
      screens: screensFor(rung.who, this.#deps.people(), call.packet.language),
      peace: this.#deps.peace.of(call, ring),
    };
    this.#ringing.set(call.callId, { index, ring });
    const screenWays = rung.ways.flatMap(({ kind }) =>
      kind === 'screen' || kind === 'sound' || kind === 'notification' ? [kind] : [],
    );
    this.told(call.callId, this.#deps.screens.ring(ringing, screenWays));
    for (const way of rung.ways) this.#begin(way, ringing, index);
  }

  /** A person wants it rung once more: as its present rung rings, to everybody, and never the customer. */
  again(call: AssistCall, rung: Rung): void {
    const who = { ...rung.who, roles: [], skills: [], people: [], language: false };
    const loud: readonly RungWay[] = [
      { kind: 'screen' },
      { kind: 'sound' },
      { kind: 'notification' },
      { kind: 'pager', to: [] },
    ];
    const ways = [...loud, ...rung.ways.filter(({ kind }) => kind === 'slip' || kind === 'hook')];
    this.run({ ...call, urgent: true }, { ...rung, urgent: true, who, ways }, BY_HAND);
  }

  /** Something came of a way, at once or later: of the rung that rings now, or of the one that is named. */
  told(
    callId: string,
    came: readonly WayOutcome[],
    rung = this.#ringing.get(callId)?.index ?? BY_HAND,
  ): void {
    if (came.length === 0) return;
    const at = this.#deps.clock.now();
    const outcomes = came.map((outcome) => ({ at, rung, ...outcome }));
    this.#outcomes.set(callId, [...this.outcomes(callId), ...outcomes].slice(-SHOWN));
    for (const { channel, target, outcome, detail } of outcomes)
      this.#deps.log('assist.rung', { callId, rung: rung + 1, channel, target, outcome, detail });
    this.#deps.keep(callId, outcomes);
    this.#deps.changed(callId);
  }

  /** The same of a page: whether somebody was rung is counted by whether it went out. */
  paged(callId: string, came: WayOutcome, to: Recipient | null): void {
    const ringing = this.#ringing.get(callId);
    if (to !== null && ringing !== undefined && came.outcome !== 'held')
      this.#deps.peace.paged(ringing.ring, to, came.outcome === 'sent');
    this.told(callId, [came]);
  }

  /** The call is over. */
  ended(callId: string): void {
    this.#outcomes.delete(callId);
    this.#ringing.delete(callId);
    this.#deps.screens.forget(callId);
  }

  #begin(way: RungWay, ringing: Ringing, index: number): void {
    const { callId } = ringing.call;
    const failed = (error: unknown): void =>
      this.told(callId, [
        {
          channel: way.kind,
          target: '',
          outcome: 'failed',
          detail: errorWords(error),
          why: { kind: 'fault', fault: 'mistake', againMs: null },
        },
      ]);
    try {
      Promise.resolve(this.#ring(way, ringing, index)).then((came) => this.told(callId, came), failed);
    } catch (error) {
      // Our own mistake in one way must not keep the others from ringing.
      failed(error);
    }
  }

  #ring(
    way: RungWay,
    ringing: Ringing,
    index: number,
  ): readonly WayOutcome[] | Promise<readonly WayOutcome[]> {
    const { call } = ringing;
    const { ladder, hook, mqtt, peace } = this.#deps;
    const tell = (outcome: WayOutcome) => this.told(call.callId, [outcome]);
    switch (way.kind) {
      case 'screen':
      case 'sound':
      case 'notification':
        return [];
      case 'pager':
        this.#deps.pager.page(call, way.to, (to) => peace.holdPage(ringing.peace, to));
        return [];
      case 'light':
        return lightOutcomes(this.#deps.light, call, index);
      case 'slip':
        return slipOutcome(this.#deps.slip, call, way.printer);
      case 'hook': {
        const found = ladder().hooks.find(({ name }) => name === way.name);
        if (found === undefined) return missing(way.kind, way.name);
        return hookOutcomes(hook, found, call, index, tell).then(() => []);
      }
      case 'mqtt': {
        const found = ladder().topics.find(({ name }) => name === way.name);
        if (found === undefined) return missing(way.kind, way.name);
        return mqttOutcomes(mqtt, found, call, index, tell).then(() => []);
      }
      case 'counter':
        return counterOutcome(ringing);
      default:
        return unreachable(way);
    }
  }
}

function missing(channel: 'hook' | 'mqtt', name: string): readonly WayOutcome[] {
  const detail = 'the ladder has none of this name any more';
  const why = { kind: 'fault', fault: 'no-such-way', againMs: null } as const;
  return [{ channel, target: name, outcome: 'failed', detail, why }];
}
