import type { CommandName } from '../../contract/commands.ts';
import type { Send } from '../ui/client/commands.ts';

/** Said twice, these do no more than said once: they may be tried again over a gap of the line. */
const harmlessTwice: ReadonlySet<CommandName> = new Set([
  'assist.accept',
  'assist.arrive',
  'assist.seen',
  'duty.set',
  'kiosk.service',
  'item.soldOut',
  'order.advance',
  'staff.lock',
]);

/** After this long a person believes that it broke: then they are told. */
const GIVE_UP_MS = 8_000;
const PAUSE_MS = 700;

export interface PatientParts {
  readonly send: Send;
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
}

/**
 * Bridges a short gap of the line: what is harmless twice is tried again for some seconds, an answer "already" is
 * what the person wanted. Everything else is refused at once, with a word; nothing is kept for later.
 */
export function patientSend({ send, wait, now }: PatientParts): Send {
  return async (name, input, kioskId) => {
    const from = now();
    let answer = await send(name, input, kioskId);
    while (!answer.ok && answer.why === 'offline' && harmlessTwice.has(name) && now() - from < GIVE_UP_MS) {
      await wait(PAUSE_MS);
      answer = await send(name, input, kioskId);
    }
    return answer;
  };
}
