import { createHmac } from 'node:crypto';
import type { AssistCall } from '../../../domain/assist/call.ts';
import type { LadderHook } from '../../../domain/assist/ladder.ts';
import type { Clock } from '../../clock.ts';
import type { WayOutcome } from './channel.ts';
import { toldOutside } from './told-outside.ts';

/** After a failure it is tried again so long afterwards; the ladder rings anew at its own times. */
const RETRY_MS: readonly number[] = [1_000, 5_000, 15_000];
const ANSWER_MS = 5_000;

export interface HookDeps {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly newId: () => string;
  /** False once nobody needs to be rung any more. */
  readonly wanted: (callId: string) => boolean;
}

/**
 * Tells another system of a call: POST with JSON. With a secret the header `x-pointfive-signature` is `t=<epoch
 * seconds>,v1=<hex>`: HMAC-SHA-256 over `<t>.<body>`, so that neither the body nor its age can be forged. The same
 * `x-pointfive-delivery` comes with every try of one message. A 2xx says that the other system took it, no more.
 * Redirections are not followed: they would take the message elsewhere.
 */
export async function hookOutcomes(
  deps: HookDeps,
  hook: LadderHook,
  call: AssistCall,
  rung: number,
  tell: (outcome: WayOutcome) => void,
): Promise<void> {
  const delivery = deps.newId();
  const of = (outcome: WayOutcome['outcome'], detail: string): WayOutcome => ({
    channel: 'hook',
    target: hook.name,
    outcome,
    detail,
  });
  for (let tries = 0; ; tries += 1) {
    const answer = await post(deps, hook, delivery, JSON.stringify(toldOutside(call, rung)));
    if (answer.ok) return tell(of('sent', answer.detail));
    const wait = RETRY_MS[tries];
    const again = answer.again && wait !== undefined;
    tell(of('failed', again ? `${answer.detail}, again in ${wait / 1000} s` : answer.detail));
    if (!again) return;
    await new Promise<void>((resolve) => void deps.clock.after(wait, resolve));
    if (!deps.wanted(call.callId)) return;
  }
}

async function post(
  { clock, fetch: request }: HookDeps,
  hook: LadderHook,
  delivery: string,
  body: string,
): Promise<{ readonly ok: boolean; readonly again: boolean; readonly detail: string }> {
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
    const ok = status >= 200 && status < 300;
    return { ok, again: status === 408 || status === 429 || status >= 500, detail: `answered ${status}` };
  } catch (error) {
    if (control.signal.aborted)
      return { ok: false, again: true, detail: `no answer within ${ANSWER_MS / 1000} s` };
    const why =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : '';
    return { ok: false, again: true, detail: `not reached: ${why}` };
  } finally {
    stop();
  }
}
