import { isComing, type Outside } from './help-claims.ts';

/** What is so of a call that a machine raised for the visit, as only somebody outside the software knows it. */
export class MachineCall {
  readonly #by: string;
  callId: string | null = null;
  said = false;
  arrived = false;
  #saidAt = -Infinity;

  /** `by`: who will say that they come. */
  constructor(by: string) {
    this.#by = by;
  }

  /** A staff screen has shown it: whoever accepts has seen it. */
  get shown(): boolean {
    return this.said;
  }

  /** `at`: on the clock that never jumps. */
  accepted(at: number): void {
    this.said = true;
    this.#saidAt = at;
  }

  /** Who comes, or is there: whoever did not come in time is not believed any more. */
  beside(now: number): Outside['beside'] {
    if (!this.said || !isComing(now - this.#saidAt, this.arrived)) return null;
    return { by: this.#by, arrived: this.arrived };
  }

  forget(): void {
    this.callId = null;
    this.said = false;
    this.arrived = false;
    this.#saidAt = -Infinity;
  }
}
