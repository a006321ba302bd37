import type { LessonView } from '../../contract/device-views.ts';
import type { LearnStep } from '../../hardware/button/learn/learned.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import { learnButtonAt } from './button-lessons.ts';
import type { DeviceHub } from './device-hub.ts';
import type { DeviceSetup } from './device-setup.ts';

/**
 * Lets a manager teach one button at a time, while the shop sells. A button that is configured at that address lets go
 * of it meanwhile, because most lines serve one program at a time; any other device there refuses.
 */
export class ButtonSchool {
  readonly #deps: {
    readonly clock: Clock;
    readonly hub: DeviceHub;
    readonly setup: DeviceSetup;
  };
  readonly #listeners = new Set<() => void>();
  #lesson: LessonView | null = null;
  #stop: AbortController | null = null;

  constructor(deps: { clock: Clock; hub: DeviceHub; setup: DeviceSetup }) {
    this.#deps = deps;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The lesson that runs, or what came of the last one; null when there was none since the start. */
  view(): LessonView | null {
    return this.#lesson;
  }

  /** Begins a lesson and comes back at once. */
  start(address: string, contact: boolean): null | Refusal {
    if (this.#stop !== null) return refuse('running', 'a button is being learned already');
    const { hub } = this.#deps;
    const there = hub.all().filter(({ settings }) => 'address' in settings && settings.address === address);
    const other = there.find(({ kind }) => kind !== 'button');
    if (other !== undefined) return refuse('in-use', `${other.id} uses ${address}`);
    const stop = new AbortController();
    this.#stop = stop;
    void this.#teach(
      address,
      contact,
      there.map(({ id }) => id),
      stop.signal,
    );
    return null;
  }

  /** Ends a lesson that runs. */
  stop(): null {
    this.#stop?.abort();
    return null;
  }

  async #teach(
    address: string,
    contact: boolean,
    resting: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const { hub, setup, clock } = this.#deps;
    this.#become({ state: 'running', step: { kind: 'connecting' } });
    const password = resting
      .map((id) => hub.find(id)?.settings)
      .find(
        (settings) => settings !== undefined && 'password' in settings && settings.password !== undefined,
      );
    if (resting.length > 0) {
      const config = Object.entries(setup.state().config);
      await hub.apply(Object.fromEntries(config.filter(([id]) => !resting.includes(id))));
    }
    const lesson = await learnButtonAt(address, {
      clock,
      contact,
      openLine: (line) => hub.openLine(line),
      onStep: (step) => {
        this.#become({ state: 'running', step: stepView(step) });
      },
      signal,
      ...(password !== undefined && 'password' in password && password.password !== undefined
        ? { password: password.password }
        : {}),
    });
    // Whatever a manager changed meanwhile is in force as well.
    if (resting.length > 0) await hub.apply(setup.state().config);
    this.#stop = null;
    this.#become(
      lesson.ok
        ? { state: 'learned', settings: lesson.value.settings, sentence: lesson.value.sentence }
        : { state: 'failed', why: lesson.error.kind, sentence: lesson.error.sentence },
    );
  }

  #become(lesson: LessonView): void {
    this.#lesson = lesson;
    for (const listener of this.#listeners) listener();
  }
}

function stepView(step: LearnStep): Extract<LessonView, { state: 'running' }>['step'] {
  return step.kind === 'be-still' ? { kind: 'be-still', seconds: step.ms / 1000 } : step;
}
