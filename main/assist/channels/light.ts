import type { AssistCall } from '../../../domain/assist/call.ts';
import type { OutcomeWhy } from '../../../domain/assist/rung-outcome.ts';
import { unreachable } from '../../../domain/result.ts';
import type { LightAnswer, SignalLight } from '../../../hardware/ports/light.ts';
import type { WayOutcome } from './channel.ts';

export interface LightDeps {
  /** The lights that show this call, which were told what is true now; null: they are at a kiosk of another engine. */
  readonly lights: (kioskId: string) => readonly SignalLight[] | null;
  /** Has another engine say later what its lights answer; gives what is known of it now. */
  readonly elsewhere: (call: AssistCall, rung: number) => WayOutcome;
}

/**
 * Lights follow the calls by themselves. A rung has the state said once more, and writes down what the driver heard: a
 * lamp that lost its cable since is not one that calls.
 */
export async function lightOutcomes(
  deps: LightDeps,
  call: AssistCall,
  rung: number,
): Promise<readonly WayOutcome[]> {
  const lights = deps.lights(call.kioskId);
  const of = (target: string, outcome: WayOutcome['outcome'], detail: string): WayOutcome => ({
    channel: 'light',
    target,
    outcome,
    detail,
  });
  if (lights === null) return [deps.elsewhere(call, rung)];
  if (lights.length === 0) return [of('', 'nobody', 'there is no light')];
  return Promise.all(
    lights.map(async (light) => {
      const answer = await light.say();
      const why = answerWhy(answer);
      return { ...of(light.id, outcomeOf(answer), answerWords(answer)), ...(why === null ? {} : { why }) };
    }),
  );
}

function outcomeOf(answer: LightAnswer): WayOutcome['outcome'] {
  if (answer.kind !== 'set') return 'failed';
  return answer.proof === 'answered' ? 'done' : 'sent';
}

function answerWords(answer: LightAnswer): string {
  switch (answer.kind) {
    case 'set':
      return `${answer.state}: ${setWords[answer.proof]}`;
    case 'absent':
      return `absent: ${answer.fault}`;
    case 'no-answer':
      return 'it did not answer';
    case 'refused':
      return 'it answered that it did not understand';
    default:
      return unreachable(answer);
  }
}

function answerWhy(answer: LightAnswer): OutcomeWhy | null {
  switch (answer.kind) {
    case 'set':
      return answer.proof === 'none' ? { kind: 'unproven' } : null;
    case 'absent':
      return { kind: 'fault', fault: answer.fault, againMs: null };
    case 'no-answer':
    case 'refused':
      return { kind: 'fault', fault: answer.kind, againMs: null };
    default:
      return unreachable(answer);
  }
}

const setWords = {
  answered: 'it answered that it shows it',
  taken: 'it was taken; whether it shines is not known',
  none: 'the bytes left; this light never answers',
} as const;
