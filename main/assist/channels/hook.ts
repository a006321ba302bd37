import { createHmac } from 'node:crypto';
import type { AssistCall } from '../../../domain/assist/call.ts';
import type { LadderHook } from '../../../domain/assist/ladder.ts';
import type { WayOutcome } from './channel.ts';
import { type TellDeps, tellOutside, type Told } from './tell-outside.ts';
import { toldOutside } from './told-outside.ts';

const ANSWER_MS = 5_000;

export interface HookDeps extends TellDeps {
  readonly fetch: typeof fetch;
  readonly newId: () => string;
}

/**
 * Tells another system of a call: POST with JSON. With a secret the header `x-pointfive-signature` is `t=<epoch
 * seconds>,v1=<hex>`: HMAC-SHA-256 over `<t>.<body>`, so that neither the body nor its age can be forged. The same
 * `x-pointfive-delivery` comes with every try of one message. A 2xx says that the other system took it, no more.
 * Redirections are not followed: they would take the message elsewhere.
 */
export function hookOutcomes(
  deps: HookDeps,
  hook: LadderHook,
  call: AssistCall,
  rung: number,
  tell: (outcome: WayOutcome) => void,
): Promise<void> {
  const delivery = deps.newId();
  const attempt = () => post(deps, hook, delivery, JSON.stringify(toldOutside(call, rung)));
  return tellOutside(deps, call.callId, { channel: 'hook', target: hook.name }, attempt, tell);
}

async function post(
  { clock, fetch: request }: HookDeps,
  hook: LadderHook,
  delivery: string,
  body: string,
): Promise<Told> {
  const control = new AbortController();
  const stop = clock.after(ANSWER_MS, () => control.abort());
  const at = Math.floor(clock.now() / 1000);
  const signature =
    hook.secret === null
      ? {}
      : {
          'x-pointfive-signature': `t=${at},v1=${createHmac('sha256', hook.secret).update(`${at}.${body}`).digest('hex')}`,
        };
  try {
    const response = await request(hook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-pointfive-delivery': delivery, ...signature },
      body,
      redirect: 'manual',
      signal: control.signal,
    });
    await response.body?.cancel();
    const { status } = response;
    const detail = `answered ${status}`;
    if (status >= 200 && status < 300) return { ok: true, detail };
    return { ok: false, again: status === 408 || status === 429 || status >= 500, why: status, detail };
  } catch (error) {
    if (control.signal.aborted)
      return { ok: false, again: true, why: 'no-answer', detail: `no answer within ${ANSWER_MS / 1000} s` };
    const why =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : '';
    return { ok: false, again: true, why: 'not-reached', detail: `not reached: ${why}` };
  } finally {
    stop();
  }
}
