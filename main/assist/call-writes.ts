/** The newest write of each call that is not on disk yet: a repeated press is acknowledged no earlier than the first. */
export class CallWrites {
  readonly #writes = new Map<string, Promise<void>>();

  of(callId: string): Promise<void> {
    return this.#writes.get(callId) ?? Promise.resolve();
  }

  add(callId: string, written: Promise<void>): Promise<void> {
    this.#writes.set(callId, written);
    const forget = () => {
      if (this.#writes.get(callId) === written) this.#writes.delete(callId);
    };
    written.then(forget, forget);
    return written;
  }
}
