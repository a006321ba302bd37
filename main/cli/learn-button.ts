import type { Clock } from '../clock.ts';
import { learnButtonAt, lessonStep } from '../devices/button-lessons.ts';
import type { Outcome } from './outcome.ts';

/** Tells a person what to press, and ends with settings that can be pasted into the configuration. */
export async function learnButton(options: {
  readonly via: string;
  readonly contact: boolean;
  readonly clock: Clock;
  /** What the person is asked to do, as it happens. */
  readonly say: (text: string) => void;
}): Promise<Outcome> {
  const { via, contact, clock, say } = options;
  const lesson = await learnButtonAt(via, {
    clock,
    contact,
    onStep: (step) => {
      say(lessonStep(step));
    },
  });
  if (!lesson.ok) {
    const { kind, sentence } = lesson.error;
    return { exitCode: 1, lines: [sentence], json: { ok: false, why: kind, message: sentence } };
  }
  const { sentence, settings } = lesson.value;
  return {
    exitCode: 0,
    lines: [sentence, 'In the configuration, under devices:', JSON.stringify({ button: settings }, null, 2)],
    json: { ok: true, message: sentence, settings },
  };
}
