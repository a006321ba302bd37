import type { DeviceTestView } from '../../contract/device-views.ts';
import { unreachable } from '../../domain/result.ts';
import type { Scan } from '../../hardware/ports/scanner.ts';
import type { LightState } from '../../hardware/ports/light.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { DeviceActs } from './device-acts.ts';
import type { HubEntry } from './device-hub.ts';

type TestResult = Pick<Extract<DeviceTestView, { state: 'done' }>, 'result' | 'note'>;

/** How long a person has to reach the button or to find something with a barcode. */
const HAND_MS = 30_000;
/** Each colour of a lamp, long enough to be looked at. */
const LAMP_STEP_MS = 1_500;
/** How long a display keeps the test before it shows the order again. */
const DISPLAY_MS = 6_000;
const LAMP_STATES: readonly LightState[] = ['idle', 'calling', 'seen', 'coming', 'fault'];

export interface DeviceTesterDeps {
  readonly clock: Clock;
  readonly kioskName: string;
  /** Ids of print jobs. */
  readonly newId: () => string;
  /** What is asked of a device beside tests. */
  readonly acts: DeviceActs;
  /** Lights and displays show again what they should. */
  readonly restoreSigns: () => void;
  /** A scan in words for the manager, with nobody's number in it. */
  readonly nameScan: (scan: Scan) => string;
}

/**
 * Tries one device at a time of each: what it proves by itself is proven, what only eyes can see is said to be looked
 * at, and nothing of it reaches a customer's order or staff's queue. No card is asked for money.
 */
export class DeviceTester {
  readonly #deps: DeviceTesterDeps;
  readonly #tests = new Map<string, DeviceTestView>();
  readonly #hands = new Map<string, (what: string) => void>();
  readonly #listeners = new Set<() => void>();

  constructor(deps: DeviceTesterDeps) {
    this.#deps = deps;
  }

  get acts(): DeviceActs {
    return this.#deps.acts;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The test that runs, or the last one; null when there was none since the start. */
  of(deviceId: string): DeviceTestView | null {
    return this.#tests.get(deviceId) ?? null;
  }

  /** Begins a test and comes back at once; its end is seen in `of`, and awaited by `ended`. */
  start(entry: HubEntry): null | Refusal {
    if (this.#tests.get(entry.id)?.state === 'running') return refuse('running', 'this test runs already');
    void this.run(entry);
    return null;
  }

  /** Runs a test to its end. */
  async run(entry: HubEntry): Promise<TestResult> {
    const { clock } = this.#deps;
    this.#become(entry.id, { state: 'running', asks: asksOf(entry), since: clock.now() });
    const result = await this.#try(entry);
    this.#become(entry.id, { state: 'done', ...result, at: clock.now() });
    return result;
  }

  /** Whether a test waited for this scan; then it is no customer's. */
  takeScan(scannerId: string, scan: Scan): boolean {
    return this.#hand(scannerId, this.#deps.nameScan(scan));
  }

  /** Whether a test waited for this press; then it is no call. */
  takePress(buttonId: string): boolean {
    return this.#hand(buttonId, 'pressed');
  }

  async #try(entry: HubEntry): Promise<TestResult> {
    const { clock, kioskName } = this.#deps;
    const health = entry.device.health();
    if (health.state === 'absent') return { result: 'failed', note: health.faults[0] ?? 'gone' };
    switch (entry.kind) {
      case 'printer':
        return this.#print(entry);
      case 'pager': {
        const [to = ''] = entry.routing.capcodes;
        const text = `TEST ${kioskName}`;
        const outcome = await entry.device.page({ to, text, priority: 'normal' });
        return { result: outcome.kind === 'sent' ? 'look' : 'failed', note: outcome.detail };
      }
      case 'terminal':
        return health.state === 'ready'
          ? { result: 'proven', note: '' }
          : { result: 'failed', note: health.faults[0] ?? 'no-answer' };
      case 'scanner':
      case 'button':
        return this.#awaitHand(entry.id);
      case 'light':
        for (const state of LAMP_STATES) {
          entry.device.show(state);
          await sleep(clock, LAMP_STEP_MS);
        }
        this.#deps.restoreSigns();
        return { result: 'look', note: '' };
      case 'display':
        entry.device.show({ left: 'TEST', right: '0123456789' }, { left: kioskName });
        clock.after(DISPLAY_MS, this.#deps.restoreSigns);
        return { result: 'look', note: '' };
      default:
        return unreachable(entry);
    }
  }

  async #print(entry: HubEntry & { readonly kind: 'printer' }): Promise<TestResult> {
    const { device } = entry;
    const jobId = this.#deps.newId();
    const outcome = await device.printTestPage(jobId, this.#deps.kioskName);
    switch (outcome.kind) {
      case 'confirmed':
        // Being well before and after does not show that the page is there: eyes must.
        return outcome.proof === 'health'
          ? { result: 'look', note: '' }
          : { result: 'proven', note: outcome.proof };
      case 'assumed':
        return { result: 'look', note: '' };
      case 'lost':
      case 'unknown':
      case 'failed':
        return { result: 'failed', note: outcome.fault };
      default:
        return unreachable(outcome);
    }
  }

  #awaitHand(deviceId: string): Promise<TestResult> {
    return new Promise((resolve) => {
      const end = (result: TestResult): void => {
        cancel();
        this.#hands.delete(deviceId);
        resolve(result);
      };
      const cancel = this.#deps.clock.after(HAND_MS, () => end({ result: 'failed', note: 'nothing-came' }));
      this.#hands.set(deviceId, (what) => end({ result: 'proven', note: what }));
    });
  }

  #hand(deviceId: string, what: string): boolean {
    const take = this.#hands.get(deviceId);
    take?.(what);
    return take !== undefined;
  }

  #become(deviceId: string, test: DeviceTestView): void {
    this.#tests.set(deviceId, test);
    for (const listener of this.#listeners) listener();
  }
}

function asksOf(entry: HubEntry): 'scan' | 'press' | 'watch' | null {
  switch (entry.kind) {
    case 'scanner':
      return 'scan';
    case 'button':
      return 'press';
    case 'terminal':
      return null;
    case 'printer':
    case 'pager':
    case 'light':
    case 'display':
      return 'watch';
    default:
      return unreachable(entry);
  }
}

function sleep(clock: Clock, ms: number): Promise<void> {
  return new Promise((settle) => {
    clock.after(ms, settle);
  });
}
