import type { DeviceClock, DeviceFault } from '../ports/device.ts';
import type { SignalLight } from '../ports/light.ts';
import type { OpenLine } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import { answerOfLine, createLightCore } from './light-core.ts';
import type { LineProtocol } from './line-protocol.ts';

/** A few bytes at 9600 baud are gone in milliseconds; a line that takes none for this long is blocked. */
const writeMs = 2_000;
/** A light answers at once or not at all. */
const answerMs = 1_000;
/** Rounds without an answer after which the line is opened anew. */
const patience = 3;

/**
 * A light behind a serial or network line. Where the light answers, its health is its own answer; where it does not,
 * `ready` means that the line is open, never that it shines. One command at a time; only the newest state is sent.
 */
export function createLineLight(options: {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  readonly protocol: LineProtocol;
  readonly log?: (line: string) => void;
}): SignalLight {
  const { clock, protocol } = options;
  const line = createReconnectingLine({ open: options.open, clock });
  const answer = createAnswerReader(protocol.answers);
  let answered: (fault: DeviceFault | null) => void = () => undefined;
  let silent = 0;

  const core = createLightCore({
    ...options,
    async send(state) {
      const bytes = protocol.command(state);
      if (!line.isOpen()) return { kind: 'absent', fault: core.health.now().faults[0] ?? 'gone' };
      answer.reset();
      const heard = protocol.answers === null ? null : wait();
      const written = await line.write(bytes, writeMs);
      if (!written.ok) return answerOfLine(written.error);
      if (heard === null) return { kind: 'set', state, proof: 'none' };
      const fault = await heard;
      if (!line.isOpen()) return { kind: 'absent', fault: core.health.now().faults[0] ?? 'gone' };
      silent = fault === 'no-answer' ? silent + 1 : 0;
      if (fault === null) core.health.proven();
      else if (fault === 'no-answer') core.health.set('attention', [fault]);
      else core.health.proven([fault]);
      if (fault !== null) options.log?.(fault === 'no-answer' ? 'no answer' : 'it refuses what it was sent');
      if (silent >= patience) line.reopen();
      if (fault === null) return { kind: 'set', state, proof: 'answered' };
      if (fault === 'gone') return { kind: 'absent', fault };
      return { kind: fault === 'no-answer' ? 'no-answer' : 'refused' };
    },
  });

  function wait(): Promise<DeviceFault | null> {
    return new Promise((settle) => {
      const cancel = clock.after(answerMs, () => {
        settle('no-answer');
      });
      answered = (fault) => {
        cancel();
        settle(fault);
      };
    });
  }

  line.onData((bytes) => {
    const verdict = answer.push(bytes);
    if (verdict === 'taken') answered(null);
    else if (verdict === 'refused') answered('garbled');
  });
  line.onOpen(() => {
    silent = 0;
    core.opened(protocol.answers === null ? 'ready' : 'probing');
  });
  line.onLost((why) => {
    answered('gone');
    core.lost(why);
  });
  return core.light(line.close);
}

/** Finds the answer to a command in any split, after any noise; keeps no more than it needs. */
function createAnswerReader(answers: LineProtocol['answers']): {
  readonly push: (bytes: Uint8Array) => 'taken' | 'refused' | null;
  readonly reset: () => void;
} {
  let tail: number[] = [];
  const longest = answers === null ? 0 : Math.max(answers.taken.length, answers.refused.length);
  const ends = (wanted: readonly number[]): boolean =>
    tail.length >= wanted.length && wanted.every((byte, at) => tail.at(at - wanted.length) === byte);
  return {
    push(bytes) {
      if (answers === null) return null;
      for (const byte of bytes) {
        tail = [...tail, byte].slice(-longest);
        if (ends(answers.taken)) return 'taken';
        if (ends(answers.refused)) return 'refused';
      }
      return null;
    },
    reset() {
      tail = [];
    },
  };
}
