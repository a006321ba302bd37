import type { ToEngine } from '../../main/shell/engine-messages.ts';
import type { Child, ChildEvents } from '../../main/shell/keeper.ts';

/** A child process that does only what a test says. */
export class FakeChild implements Child {
  readonly pid: number;
  readonly args: readonly string[];
  readonly heard: ToEngine[] = [];
  readonly kills: ('polite' | 'force')[] = [];
  /** Follows the polite signal. A hung process does not. */
  obedient = true;
  readonly #events: ChildEvents;
  #alive = true;

  constructor(pid: number, args: readonly string[], events: ChildEvents) {
    this.pid = pid;
    this.args = args;
    this.#events = events;
  }

  readonly send = (message: ToEngine): void => void this.heard.push(message);

  readonly kill = (force: boolean): void => {
    this.kills.push(force ? 'force' : 'polite');
    if (force) this.die('signal SIGKILL');
    else if (this.obedient) this.die('signal SIGTERM');
  };

  say(raw: unknown): void {
    this.#events.message(raw);
  }

  die(how: string): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#events.exit(how);
  }

  get alive(): boolean {
    return this.#alive;
  }
}
