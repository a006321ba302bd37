import type { PrintProof } from '../ports/printer.ts';
import { automaticStatus, initialize, paperStatus, processId } from './commands.ts';
import type { Expectation, PrinterTalk } from './printer-talk.ts';

/** Ends a job with a question whose answer proves that everything before it was printed. */
export interface Confirmation {
  readonly proof: PrintProof;
  readonly request: Uint8Array;
  /** Starts looking out for the answer; null when this printer gives none. */
  readonly expect: () => Expectation | null;
}

export interface Confirmer {
  /**
   * Finds out once per connection what the printer answers. The question is followed by ESC @, so that a clone which
   * takes it for text never prints it. Null when the line was lost, or `over` was aborted: ESC @ between the bytes of
   * the next job would wipe a line of it.
   */
  readonly learn: (over: AbortSignal) => Promise<PrintProof | null>;
  /** A fresh request; ids roll, so that a late answer never proves another job. */
  readonly next: (proof: PrintProof) => Promise<Confirmation>;
}

/** How long an idle, healthy printer may take to answer a question in its turn. */
const LEARN_MS = 1_000;
/** An answer to GS r carries no id; after one stayed away, the next counts only when nothing was heard for this long. */
const QUIET_MS = 1_000;
const WRITE_MS = 2_000;
/** Drawer, online, error and paper (GS a). Some models forget it at ESC @, so it follows every one of them. */
export const ALL_CAUSES = 0x0f;
const IDS = 36 ** 4;

/**
 * `seed`: where the ids start, so that a restarted process does not begin with the last one's.
 * `ceiling`: the best proof that this model may be asked for.
 */
export function createConfirmer(talk: PrinterTalk, seed: number, ceiling: PrintProof): Confirmer {
  let counter = Math.abs(Math.trunc(seed)) % IDS;
  let learned: { readonly connection: number; readonly proof: PrintProof } | null = null;
  let owed = 0;
  let best: PrintProof = 'health';

  talk.onEvent((event) => {
    if (event.kind === 'in-order' && owed > 0) owed -= 1;
  });

  function nextId(): string {
    counter = (counter + 1) % IDS;
    return counter.toString(36).toUpperCase().padStart(4, '0');
  }

  function byId(): Confirmation {
    const id = nextId();
    return {
      proof: 'process-id',
      request: processId(id),
      expect: () => talk.expect((event) => event.kind === 'process-id' && event.id === id),
    };
  }

  function byPaperStatus(): Confirmation {
    return {
      proof: 'paper-status',
      request: paperStatus(),
      expect() {
        owed += 1;
        return talk.expect((event) => event.kind === 'in-order');
      },
    };
  }

  async function answers(confirmation: Confirmation): Promise<boolean> {
    const connection = talk.connection();
    const expected = confirmation.expect();
    const question = Uint8Array.from([
      ...confirmation.request,
      ...initialize(),
      ...automaticStatus(ALL_CAUSES),
    ]);
    const fault = await talk.send(connection, question, WRITE_MS);
    const came = expected !== null && fault === null && (await expected.within(LEARN_MS));
    expected?.forget();
    return came;
  }

  return {
    async learn(over) {
      const connection = talk.connection();
      if (learned?.connection === connection) return learned.proof;
      let proof: PrintProof = 'health';
      // What an interrupted job left in the printer may swallow a first question, and one answer may come too late.
      const tries = ceiling !== 'process-id' ? 0 : best === 'process-id' ? 3 : 2;
      for (let count = 0; count < tries && proof === 'health' && !over.aborted; count += 1) {
        if (await answers(byId())) proof = 'process-id';
      }
      if (proof === 'health' && ceiling !== 'health' && !over.aborted && (await answers(byPaperStatus())))
        proof = 'paper-status';
      if (over.aborted) return null;
      owed = 0;
      if (talk.connection() !== connection) return null;
      learned = { connection, proof };
      if (best !== 'process-id') best = proof;
      return proof;
    },
    async next(proof) {
      switch (proof) {
        case 'process-id':
          return byId();
        case 'paper-status':
          if (owed > 0) await talk.sleep(QUIET_MS);
          owed = 0;
          return byPaperStatus();
        default:
          return { proof: 'health', request: new Uint8Array(0), expect: () => null };
      }
    },
  };
}
