import { randomUUID } from 'node:crypto';
import type { KioskView, SessionView } from '../../contract/views.ts';
import type { CommandInput, CommandName } from '../../contract/commands.ts';
import type { Selection } from '../../domain/cart/line.ts';
import type { Lane } from './lane.ts';
import type { Page } from './page.ts';
import type { Scenario } from './scenarios.ts';

/** What the engine said was done: it must still be so after every kill. */
export interface Acknowledged {
  readonly sessions: string[];
  readonly lines: { readonly sessionId: string; readonly lineId: string }[];
  /** Steps by visit and event type, how often each was acknowledged. */
  readonly steps: Map<string, number>;
  readonly calls: Set<string>;
  readonly resolved: Set<string>;
}

export function nothingAcknowledged(): Acknowledged {
  return { sessions: [], lines: [], steps: new Map(), calls: new Set(), resolved: new Set() };
}

export interface Choice {
  readonly itemId: string;
  readonly selections: readonly Selection[];
}

/** For a visit that never ends; engines start again and again in one, on machines that do other work too. */
const VISIT_MS = 600_000;

/** Plays one customer as their page would: looks at the screen, does the next thing, and again after every gap. */
export async function playVisit(options: {
  readonly lane: Lane;
  readonly kiosk: Page<'kiosk'>;
  readonly scenario: Scenario;
  readonly choices: readonly Choice[];
  readonly callsHelp: boolean;
  readonly acknowledged: Acknowledged;
}): Promise<void> {
  const { lane, kiosk, scenario, choices, acknowledged } = options;
  const { terminal } = lane.devices;
  terminal.setMode(scenario.terminal, scenario.takesBackUnheard ?? false);
  const helpId = randomUUID();
  const started = performance.now();
  let helpLeft = options.callsHelp;
  let served = false;
  let waitedForLate = 0;

  async function act<N extends CommandName>(
    session: SessionView | null,
    name: N,
    input: CommandInput<N>,
    step: string | null,
  ): Promise<boolean> {
    const answer = await kiosk.send(name, input);
    const done = answer !== 'no-answer' && answer.ok;
    if (done && step !== null && session !== null) {
      const key = `${session.sessionId} ${step}`;
      acknowledged.steps.set(key, (acknowledged.steps.get(key) ?? 0) + 1);
    }
    if (answer !== 'no-answer' && !answer.ok && answer.why === 'engine-fault')
      throw new Error(`${name}: ${answer.message}`);
    return done;
  }

  async function next({ session, help }: KioskView): Promise<boolean> {
    if (session === null) {
      if (served) return true;
      const answer = await kiosk.send('session.start', {});
      if (answer !== 'no-answer' && answer.ok) acknowledged.sessions.push(answer.value.sessionId);
      return false;
    }
    if (helpLeft && session.lines.length > 0 && help.state === 'none') {
      const answer = await kiosk.send('assist.call', { callId: helpId });
      if (answer !== 'no-answer' && answer.ok) {
        acknowledged.calls.add(helpId);
        helpLeft = false;
      }
      return false;
    }
    switch (session.step) {
      case 'starting':
        await act(session, 'order.type', { orderType: 'take-away' }, 'type.chosen');
        return false;
      case 'browsing': {
        const choice = choices[session.lines.length];
        if (choice !== undefined) {
          const answer = await kiosk.send('order.add', {
            ...choice,
            quantity: 1,
            selections: [...choice.selections],
          });
          if (answer !== 'no-answer' && answer.ok)
            acknowledged.lines.push({ sessionId: session.sessionId, lineId: answer.value.lineId });
          if (answer !== 'no-answer' && !answer.ok) throw new Error(`order.add: ${JSON.stringify(answer)}`);
          return false;
        }
        if (session.place.screen !== 'order') {
          await act(session, 'session.navigate', { place: { screen: 'order' } }, 'moved');
          return false;
        }
        await act(session, 'order.review', {}, 'review.granted');
        return false;
      }
      case 'reviewing':
        if (scenario.pay === 'counter')
          await act(session, 'order.pay', { method: 'counter', seq: session.seq }, 'pay.counter');
        else if (session.payment.cardReady)
          await act(session, 'order.pay', { method: 'card', seq: session.seq }, 'pay.card');
        return false;
      case 'paying':
        if (scenario.cancels && session.payment.state === 'asking')
          await act(session, 'payment.cancel', {}, 'payment.cancelRequested');
        return false;
      case 'declined':
        if (scenario.onDecline === 'wait' && waitedForLate < 20) {
          waitedForLate += 1;
          await kiosk.change(100);
          return false;
        }
        if (scenario.onDecline === 'counter')
          await act(session, 'order.pay', { method: 'counter', seq: session.seq }, 'pay.counter');
        else if (session.payment.cardReady) {
          terminal.setMode('approve', false);
          await act(session, 'order.pay', { method: 'card', seq: session.seq }, 'pay.card');
        }
        return false;
      case 'checking':
        if (scenario.terminal === 'never answer') terminal.setMode('approve', false);
        return false;
      case 'done':
        served = true;
        if (session.receipt === 'printing' || session.receipt === 'none' || session.receipt === 'failed')
          return false;
        if (session.rating === null) await act(session, 'order.rate', { stars: 5 }, 'rated');
        else await act(session, 'session.finish', {}, 'finished');
        return false;
      case 'parked':
        await act(session, 'session.startOver', {}, 'startedOver');
        return false;
    }
  }

  for (;;) {
    const view = kiosk.view();
    if (performance.now() - started > VISIT_MS)
      throw new Error(
        `${lane.name}: a visit (${scenario.name}) does not end: ${JSON.stringify(view?.session).slice(0, 2000)}`,
      );
    if (view !== null && (await next(view))) return;
    if (kiosk.view() === view) await kiosk.change(250);
  }
}
