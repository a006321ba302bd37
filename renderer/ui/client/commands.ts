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

/**
 * Commands that stand on top of each other, as lanes. A call for help waits for nothing that is done to an order: only
 * for what was said of a call before it, as one that is taken back must not take the next one with it.
 */
const lanes: readonly RegExp[] = [
  /^(?:session|order|payment|approval|visit|staffMode|parked|print)\.|^(?:talk\.answer|kiosk\.service|kiosk\.pause)$/,
  /^talk\.reply$/,
  /^assist\./,
];

/** Which kiosk a staff page looks at: who turns to another must not end up with none. */
const staffLanes: readonly RegExp[] = [/^floor\.watch$/];

/**
 * Sends commands to the engine as this screen. Never rejects: a missing engine is the answer `offline`. What
 * happens to the order reaches the engine in the order of the touches; everything else does not wait for it. On a staff
 * page a button waits for its own answer, so that only what the page says by itself needs an order.
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
  const last = new Map<RegExp, Promise<unknown>>();
  return (name, input, kioskId) => {
    const lane = (screen === 'kiosk' ? lanes : staffLanes).find((each) => each.test(name));
    const before = lane && last.get(lane);
    const answer = before ? before.then(() => post(name, input, kioskId)) : post(name, input, kioskId);
    if (lane) last.set(lane, answer);
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
