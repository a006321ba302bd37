import { transliterate } from '../../domain/text/transliterate.ts';
import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import { hexNote } from '../hex-note.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { PageOutcome, StaffPager } from '../ports/pager.ts';
import type { OpenLine } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import type { AnswerMeaning, LineTemplate } from './line-template.ts';
import { createPageQueue, openingAnew, pageFailed, wholeNote } from './page-queue.ts';

export interface LinePagerOptions {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  readonly template: LineTemplate;
  readonly longestText?: number;
  /** How long the line may be idle before the box is asked whether it lives; only for templates that can ask. */
  readonly heartbeatMs?: number;
  /** Bytes in hex and outcomes of pages. */
  readonly log?: (line: string) => void;
}

/** A serial line that takes no byte for this long is dead. */
const writeMs = 2_000;
/** Silences in a row before the line is opened anew: a TCP peer that was switched off and on knows nothing of it. */
const longestSilence = 2;
/** Times that bytes are sent again which the box calls garbled. */
const repeats = 2;
/** Answers are looked for in no more than this: a babbling line cannot eat memory. */
const longestHeard = 2_048;

type Heard = { readonly means: AnswerMeaning; readonly text: string } | 'silence' | 'lost';

/**
 * A paging box that is told of a page in one line of bytes, by a template. Where the box answers, `sent` means that it
 * took the page; where it has no answer, only that the bytes left: proof `none`.
 */
export function createLinePager(options: LinePagerOptions): StaffPager {
  const { clock, template } = options;
  const log = options.log ?? (() => undefined);
  const longestText = Math.min(options.longestText ?? template.longestText, template.longestText);
  const heartbeatMs = options.heartbeatMs ?? 60_000;
  const answers = template.answers.length > 0;
  const proof = answers ? 'accepted' : 'none';
  const health = createHealthKeeper(clock);
  const line = createReconnectingLine({ open: options.open, clock });
  let heard = '';
  let onHeard: () => void = () => undefined;
  let giveUp: () => void = () => undefined;
  let cancelHeartbeat: () => void = () => undefined;
  let holdUntil = 0;
  let silent = 0;
  /** The answer to a question is still to come; it must not be taken for the answer to a page. */
  let asked = false;
  let lossDetail = 'the box is not connected yet';
  let closed = false;

  const find = (): Heard | null => {
    if (asked) {
      const text = template.ask?.when(heard) ?? null;
      if (text === null) return null;
      asked = false;
      heard = heard.slice(heard.indexOf(text) + text.length);
    }
    for (const { when, means } of template.answers) {
      const text = when(heard);
      if (text !== null) return { means, text };
    }
    return null;
  };

  /** Writes, then waits until `look` finds something in what came since. */
  const exchange = async (bytes: Uint8Array, look: () => Heard | null): Promise<Heard> => {
    heard = '';
    const answer = new Promise<Heard>((settle) => {
      const end = (what: Heard): void => {
        cancel();
        onHeard = () => undefined;
        giveUp = () => undefined;
        settle(what);
      };
      const cancel = clock.after(template.answerMs, () => {
        end('silence');
      });
      onHeard = () => {
        const found = look();
        if (found !== null) end(found);
      };
      giveUp = () => {
        end('lost');
      };
    });
    const written = await line.write(bytes, writeMs);
    if (!written.ok) giveUp();
    return answer;
  };

  const noAnswer = (): void => {
    health.set('attention', ['no-answer']);
    silent += 1;
    if (silent < longestSilence) return;
    silent = 0;
    log('the line is opened anew');
    line.reopen();
  };

  const send = async (bytes: Uint8Array): Promise<PageOutcome> => {
    cancelHeartbeat();
    // A question that waits for its answer does not hold up a page.
    giveUp();
    if (closed) return pageFailed('closed', 'closed');
    if (!line.isOpen()) return pageFailed('gone', lossDetail);
    if (holdUntil > clock.now()) await pause(holdUntil - clock.now());
    log(`> ${hexNote(bytes, wholeNote)}`);
    const outcome = answers ? await converse(bytes) : await blurt(bytes);
    log(`page ${outcome.kind}: ${outcome.detail}`);
    rest();
    return outcome;
  };

  const blurt = async (bytes: Uint8Array): Promise<PageOutcome> => {
    const written = await line.write(bytes, writeMs);
    if (!written.ok) return pageFailed('gone', written.error.detail);
    return { kind: 'sent', proof, detail: 'the bytes left; this box never answers' };
  };

  const converse = async (bytes: Uint8Array): Promise<PageOutcome> => {
    for (let turn = 0; ; turn += 1) {
      const answer = await exchange(bytes, find);
      if (answer === 'lost')
        return pageFailed(closed ? 'closed' : 'gone', closed ? 'closed' : 'the line was lost');
      if (answer === 'silence') {
        asked = false;
        // An answer that comes late must not be taken for the answer to the next page.
        holdUntil = clock.now() + template.answerMs;
        noAnswer();
        return pageFailed('no-answer', `the box did not answer within ${template.answerMs} ms`);
      }
      if (answer.means === 'garbled' && turn < repeats) continue;
      if (template.holds.some((hold) => hold(answer.text) !== null))
        holdUntil = clock.now() + template.holdMs;
      return outcomeOf(answer.means, `the box said ${printable(answer.text)}`);
    }
  };

  const outcomeOf = (means: AnswerMeaning, detail: string): PageOutcome => {
    health.proven(means === 'busy' || means === 'garbled' ? [means] : []);
    switch (means) {
      case 'sent':
        return { kind: 'sent', proof, detail };
      case 'busy':
      case 'garbled':
        return pageFailed(means, detail);
      default:
        return { kind: 'rejected', reason: means, detail };
    }
  };

  const pause = (ms: number): Promise<void> =>
    new Promise((settle) => {
      const cancel = clock.after(ms, settle);
      giveUp = () => {
        cancel();
        settle();
      };
    });

  /** Asks whether the box lives; a page that comes meanwhile does not wait for the answer. */
  const ask = (): void => {
    const question = template.ask;
    if (question === null || closed || !line.isOpen()) return;
    const bytes = question.send({ to: '', text: '', priority: 'normal' });
    asked = true;
    void exchange(bytes, () => {
      const text = question.when(heard);
      return text === null ? null : { means: 'sent', text };
    }).then((answer) => {
      if (answer === 'lost') return;
      asked = false;
      if (answer === 'silence') {
        log('no sign of life: the box does not answer its question');
        noAnswer();
      } else health.proven();
      rest();
    });
  };
  const rest = (): void => {
    cancelHeartbeat();
    if (template.ask !== null && !closed && line.isOpen()) cancelHeartbeat = clock.after(heartbeatMs, ask);
  };

  const queue = createPageQueue(send);
  line.onData((bytes) => {
    log(`< ${hexNote(bytes, wholeNote)}`);
    silent = 0;
    heard = (heard + Buffer.from(bytes).toString('latin1')).slice(-longestHeard);
    onHeard();
  });
  line.onOpen(() => {
    holdUntil = 0;
    asked = false;
    if (template.ask !== null) ask();
    // Nothing but the open line speaks for a box that can't be asked.
    else health.set('ready', []);
  });
  line.onLost((why) => {
    const detail = why.kind === 'closed' ? openingAnew : why.detail;
    lossDetail = `the box is not connected: ${detail}`;
    cancelHeartbeat();
    // We closed it ourselves because nobody answered: that is what staff should go on reading.
    if (why.kind !== 'closed') health.set('absent', [faultOfLine(why)]);
    giveUp();
    queue.failWaiting('gone', detail);
  });

  const refusal = (to: string): PageOutcome | null => {
    if (!template.knows(to)) {
      return { kind: 'rejected', reason: 'no-such-pager', detail: `'${to}' is no pager id of this box` };
    }
    if (closed) return pageFailed('closed', 'closed');
    return line.isOpen() ? null : pageFailed('gone', lossDetail);
  };

  return {
    id: options.id,
    abilities: { cancel: template.cancel !== null, priority: template.priority, proof },
    health: health.now,
    watch: health.watch,
    async page({ to, text, priority }) {
      const no = refusal(to);
      if (no !== null) return no;
      const plain = [...transliterate(text, longestText)]
        .map((sign) => (template.avoid.includes(sign) ? ' ' : sign))
        .join('');
      return queue.push(template.page({ to, text: plain, priority }), priority);
    },
    async cancel(to) {
      if (template.cancel === null) {
        return { kind: 'rejected', reason: 'not-able', detail: 'this box takes no page back' };
      }
      return (
        refusal(to) ?? (await queue.push(template.cancel({ to, text: '', priority: 'normal' }), 'normal'))
      );
    },
    async close() {
      closed = true;
      cancelHeartbeat();
      queue.close();
      giveUp();
      await line.close();
    },
  };
}

/** Control characters by their codes, so that a log and a screen can show them. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (sign) => `<${sign.charCodeAt(0).toString(16).padStart(2, '0')}>`);
}
