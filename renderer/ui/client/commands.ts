import type { CommandInput, CommandName, CommandOutput } from '../../../contract/commands.ts';
import type { CommandAnswer, SCREEN_HEADER, Screen } from '../../../contract/wire.ts';

/** The engine's answer, or `offline` when none came: nobody knows whether the command was carried out. */
export type SendAnswer<T> =
  | CommandAnswer<T>
  | { readonly ok: false; readonly why: 'offline'; readonly message: string };

export type Send = <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  /** Whose engine is to do it; left out: the one that served this page. */
  kioskId?: string,
) => Promise<SendAnswer<CommandOutput<N>>>;

/** Same word as the engine's door reads; checked by the compiler against the contract. */
const screenHeader: typeof SCREEN_HEADER = 'x-pointfive-screen';

/** After this long without an answer the person at the screen believes that it broke. */
const ANSWER_WITHIN_MS = 10_000;

/** The engine's door answers in the contract's words; anything else came from something that is not our engine. */
function isAnswer<T>(answer: unknown): answer is CommandAnswer<T> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
}

export interface SenderParts {
  readonly screen: Screen;
  readonly fetch: typeof globalThis.fetch;
}

/** What a customer's fingers do to one order: each on top of the one before. A call for help is not among them. */
const inOrder = /^(?:session|order|payment)\./;

/**
 * Sends commands to the engine as this screen. Never rejects: a missing engine is the answer `offline`. What
 * happens to the order reaches the engine in the order of the touches; everything else does not wait for it.
 */
export function createSend({ screen, fetch }: SenderParts): Send {
  const post: Send = async (name, input, kioskId) => {
    try {
      const at = kioskId === undefined ? '' : `?kiosk=${encodeURIComponent(kioskId)}`;
      const response = await fetch(`/api/${name}${at}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', [screenHeader]: screen },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const answer: unknown = await response.json();
      if (isAnswer<CommandOutput<typeof name>>(answer)) return answer;
      return { ok: false, why: 'offline', message: `HTTP ${response.status} without an answer` };
    } catch (error) {
      return { ok: false, why: 'offline', message: String(error) };
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return (name, input, kioskId) => {
    if (screen !== 'kiosk' || !inOrder.test(name)) return post(name, input, kioskId);
    const answer = last.then(() => post(name, input));
    last = answer;
    return answer;
  };
}

export interface HelpCallParts {
  readonly send: Send;
  readonly wait: (ms: number) => Promise<void>;
}

const firstRetryMs = 400;
const slowestRetryMs = 3_000;

/**
 * Calls for help and keeps calling with the same id until the engine has acknowledged the call, so that a
 * press during a restart is neither lost nor doubled. Answers the acknowledgement, or why it was refused.
 */
export async function callForHelp({ send, wait }: HelpCallParts, callId: string): Promise<SendAnswer<null>> {
  for (let pause = firstRetryMs; ; pause = Math.min(pause * 2, slowestRetryMs)) {
    const answer = await send('assist.call', { callId });
    if (answer.ok || (answer.why !== 'offline' && answer.why !== 'engine-fault')) return answer;
    await wait(pause);
  }
}
