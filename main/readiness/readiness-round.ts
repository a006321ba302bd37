import type { ReadinessStepView, ReadinessView } from '../../contract/device-views.ts';
import type { ReadinessStore } from '../../db/readiness-store.ts';
import type { Result } from '../../domain/result.ts';
import {
  type ReadinessCheck,
  readinessChecks,
  type ReadinessReport,
  type ReadinessResult,
  readinessVerdict,
} from '../../domain/readiness/readiness.ts';
import type { Clock } from '../clock.ts';
import type { DeviceHub, HubEntry } from '../devices/device-hub.ts';
import type { DeviceTester } from '../devices/device-tester.ts';
import type { Asking } from '../fulfilment/paper-desk.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Found } from './machine-checks.ts';

export interface ReadinessDeps {
  readonly clock: Clock;
  readonly hub: DeviceHub;
  readonly tester: DeviceTester;
  readonly store: ReadinessStore;
  readonly newId: () => string;
  readonly kiosk: { readonly id: string; readonly name: string };
  /** Checks that need no hand. */
  readonly machine: Readonly<Record<'clock' | 'disk' | 'catalogue', () => Found>>;
  readonly playTone: () => Promise<Result<void, string>>;
  /** Prints a stored report; a refusal where no printer takes it. */
  readonly print: (report: ReadinessReport, by: Asking) => null | Refusal;
}

interface Round {
  readonly startedAt: number;
  readonly by: string;
  steps: readonly ReadinessStepView[];
}

const deviceKinds = {
  printer: 'printer',
  cutter: 'printer',
  scanner: 'scanner',
  button: 'button',
  light: 'light',
  pager: 'pager',
  terminal: 'terminal',
} as const satisfies Partial<Record<ReadinessCheck, HubEntry['kind']>>;

/**
 * The guided minute before a shop opens: what the machine can prove it tries by itself, the rest it asks a person to
 * do and to look at. One round at a time; it is kept in memory and ends as a stored report.
 */
export class ReadinessRound {
  readonly #deps: ReadinessDeps;
  readonly #listeners = new Set<() => void>();
  #round: Round | null = null;

  constructor(deps: ReadinessDeps) {
    this.#deps = deps;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  view(): ReadinessView {
    const last = this.#deps.store.newest();
    return {
      round: this.#round === null ? null : { ...this.#round },
      last:
        last === null
          ? null
          : {
              reportId: last.reportId,
              endedAt: last.endedAt,
              by: last.by,
              verdict: readinessVerdict(last.entries),
            },
    };
  }

  /** Begins a round and does at once what needs no hand. */
  start(by: Asking): null | Refusal {
    const { clock, machine } = this.#deps;
    if (this.#round !== null) return refuse('running', 'a round is under way already');
    this.#round = {
      startedAt: clock.now(),
      by: by.name,
      steps: readinessChecks.flatMap((check) => this.#stepsOf(check)),
    };
    for (const check of ['clock', 'disk', 'catalogue'] as const) this.#done(check, machine[check](), null);
    for (const { key, check } of this.#round.steps) if (check === 'terminal') void this.#tryStep(key);
    this.#told();
    return null;
  }

  /** Tries a step, also once more after it failed. Comes back at once; what becomes of it stands in the view. */
  try(key: string): null | Refusal {
    const step = this.#find(key);
    if (step === undefined) return noSuchStep(key);
    if (step.state === 'running') return refuse('running', 'this is being tried already');
    void this.#tryStep(key);
    return null;
  }

  /** What a person saw or heard. */
  answer(key: string, right: boolean, note: string, by: Asking): null | Refusal {
    const step = this.#find(key);
    if (step === undefined) return noSuchStep(key);
    if (step.state !== 'asking') return refuse('not-asked', 'nothing is asked about this now');
    this.#done(key, { result: right ? 'ok' : 'failed', note: note || step.note }, by.name);
    return null;
  }

  skip(key: string): null | Refusal {
    const step = this.#find(key);
    if (step === undefined) return noSuchStep(key);
    this.#become(key, { state: 'done', result: 'skipped', note: '', by: null });
    return null;
  }

  /** Ends the round as a report: what was not tried is said to be skipped. Stored, then printed if that was asked. */
  finish(print: boolean, by: Asking): { readonly reportId: string; readonly printed: boolean } | Refusal {
    const { clock, store, newId, kiosk } = this.#deps;
    const round = this.#round;
    if (round === null) return refuse('no-round', 'no round is under way');
    const report: ReadinessReport = {
      reportId: newId(),
      kioskId: kiosk.id,
      kioskName: kiosk.name,
      startedAt: round.startedAt,
      endedAt: clock.now(),
      by: by.name,
      entries: round.steps.map(({ check, deviceId, result, at, by: whose, note }) => ({
        check,
        deviceId,
        result: result ?? 'skipped',
        at: at ?? clock.now(),
        by: whose,
        note,
      })),
    };
    store.insert(report);
    this.#round = null;
    this.#told();
    return { reportId: report.reportId, printed: print && this.#deps.print(report, by) === null };
  }

  /** Throws a round away. */
  cancel(): null | Refusal {
    if (this.#round === null) return refuse('no-round', 'no round is under way');
    this.#round = null;
    this.#told();
    return null;
  }

  #stepsOf(check: ReadinessCheck): readonly ReadinessStepView[] {
    const blank = { check, state: 'waiting', result: null, note: '', by: null, at: null } as const;
    if (!isDeviceCheck(check)) return [{ ...blank, key: check, deviceId: null, deviceName: null }];
    const entries = this.#deps.hub.all().filter(({ kind }) => kind === deviceKinds[check]);
    if (entries.length === 0) {
      const at = this.#deps.clock.now();
      return [
        { ...blank, key: check, deviceId: null, deviceName: null, state: 'done', result: 'not-there', at },
      ];
    }
    return entries.map(({ id, settings }) => ({
      ...blank,
      key: `${check}:${id}`,
      deviceId: id,
      deviceName: settings.name ?? null,
    }));
  }

  async #tryStep(key: string): Promise<void> {
    const step = this.#find(key);
    if (step === undefined) return;
    const round = this.#round;
    this.#become(key, { state: 'running', result: null, note: '', by: null });
    const became = await this.#perform(step);
    // The round may have ended, or another begun, while a hand was awaited.
    if (this.#round !== round || this.#find(key)?.state !== 'running') return;
    if (became.kind === 'asks')
      this.#become(key, { state: 'asking', result: null, note: became.note, by: null });
    else this.#done(key, became.found, null);
  }

  async #perform(
    step: ReadinessStepView,
  ): Promise<
    { readonly kind: 'asks'; readonly note: string } | { readonly kind: 'knows'; readonly found: Found }
  > {
    const { hub, tester, playTone, machine } = this.#deps;
    const { check, deviceId } = step;
    if (check === 'clock' || check === 'disk' || check === 'catalogue')
      return { kind: 'knows', found: machine[check]() };
    if (check === 'speaker') {
      const played = await playTone();
      return played.ok
        ? { kind: 'asks', note: '' }
        : { kind: 'knows', found: { result: 'failed', note: played.error } };
    }
    const entry = deviceId === null ? undefined : hub.find(deviceId);
    if (entry === undefined) return { kind: 'knows', found: { result: 'failed', note: 'gone' } };
    // The page that the printer's own step brought out is looked at; it is not printed twice.
    if (check === 'cutter') return { kind: 'asks', note: '' };
    const { result, note } = await tester.run(entry);
    if (result === 'look') return { kind: 'asks', note };
    return { kind: 'knows', found: { result: result === 'proven' ? 'ok' : 'failed', note } };
  }

  #find(key: string): ReadinessStepView | undefined {
    return this.#round?.steps.find((step) => step.key === key);
  }

  #done(
    key: string,
    found: { readonly result: ReadinessResult; readonly note: string },
    by: string | null,
  ): void {
    this.#become(key, { state: 'done', result: found.result, note: found.note, by });
  }

  #become(key: string, change: Pick<ReadinessStepView, 'state' | 'result' | 'note' | 'by'>): void {
    if (this.#round === null) return;
    const at = change.state === 'done' ? this.#deps.clock.now() : null;
    this.#round.steps = this.#round.steps.map((step) =>
      step.key === key ? { ...step, ...change, at } : step,
    );
    this.#told();
  }

  #told(): void {
    for (const listener of this.#listeners) listener();
  }
}

function isDeviceCheck(check: ReadinessCheck): check is keyof typeof deviceKinds {
  return Object.hasOwn(deviceKinds, check);
}

function noSuchStep(key: string): Refusal {
  return refuse('no-such-step', `there is no step ${key} in a round that is under way`);
}
