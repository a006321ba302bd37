import type { CommandName } from '../../contract/commands.ts';
import type { AnswerFrame } from '../../contract/link.ts';
import type { CommandAnswer } from '../../contract/wire.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from '../gateway/caller.ts';
import type { LinkLine } from './link-line.ts';

/** A person waits for the answer with a finger on the glass. */
const ANSWER_MS = 5_000;

interface Asked {
  readonly line: LinkLine;
  readonly kioskName: string;
  readonly stop: () => void;
  readonly settle: (answer: CommandAnswer<unknown>) => void;
}

const refused = (reason: string, message: string): CommandAnswer<unknown> => ({
  ok: false,
  why: 'refused',
  reason,
  message,
});

/** What a hub asked of its kiosks and has no answer to yet. Every question gets an answer, an honest one. */
export class KioskAsks {
  readonly #clock: Clock;
  readonly #asked = new Map<number, Asked>();
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ask(
    line: LinkLine | null,
    kioskName: string,
    name: CommandName,
    input: unknown,
    { staff, screen }: Caller,
  ): Promise<CommandAnswer<unknown>> {
    if (staff === null || (screen !== 'station' && screen !== 'manager'))
      return Promise.resolve({ ok: false, why: 'not-allowed', message: 'only staff ask another kiosk' });
    if (line === null)
      return Promise.resolve(
        refused('kiosk-gone', `${kioskName} does not answer now; nothing was changed there`),
      );
    this.#last += 1;
    const askId = this.#last;
    const by = { staffId: staff.staff_id, name: staff.name, role: staff.role, screen };
    return new Promise((settle) => {
      const stop = this.#clock.after(ANSWER_MS, () => this.#settle(askId, unsure(kioskName)));
      this.#asked.set(askId, { line, kioskName, stop, settle });
      if (!line.sendText(JSON.stringify({ type: 'ask', askId, name, input, by })))
        this.#settle(askId, { ok: false, why: 'too-large', message: 'too long for another kiosk' });
    });
  }

  answered(line: LinkLine, { askId, answer }: AnswerFrame): void {
    const asked = this.#asked.get(askId);
    // Too late, or never asked there.
    if (asked?.line !== line) return;
    if (answer.ok) return this.#settle(askId, { ok: true, value: answer.value });
    const { why, reason, message } = answer;
    return this.#settle(
      askId,
      why === 'refused' ? refused(reason ?? 'refused', message) : { ok: false, why, message },
    );
  }

  /** The connection broke: whether it was done there nobody knows. */
  lost(line: LinkLine): void {
    for (const [askId, asked] of [...this.#asked])
      if (asked.line === line) this.#settle(askId, unsure(asked.kioskName));
  }

  #settle(askId: number, answer: CommandAnswer<unknown>): void {
    const asked = this.#asked.get(askId);
    this.#asked.delete(askId);
    asked?.stop();
    asked?.settle(answer);
  }
}

function unsure(kioskName: string): CommandAnswer<unknown> {
  return refused('kiosk-unsure', `${kioskName} gave no answer: look there whether it was done`);
}
