import type { ShellClock } from '../../main/shell/keeper.ts';

/** A shell's clock that stands still until it is told to move. */
export class FakeShellClock implements ShellClock {
  #now = 0;
  #alarms: { readonly at: number; readonly fire: () => void }[] = [];

  readonly now = (): number => this.#now;

  readonly after = (ms: number, fire: () => void): (() => void) => {
    const alarm = { at: this.#now + ms, fire };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  };

  /** Lets `ms` pass, ringing every alarm in order; promises settle in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const next = this.#alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next);
      this.#now = next.at;
      next.fire();
      await settle();
    }
    this.#now = end;
  }
}

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
