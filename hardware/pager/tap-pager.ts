import { transliterate } from '../../domain/text/transliterate.ts';
import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import { hexNote } from '../hex-note.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { PageFailure, PageOutcome, StaffPager } from '../ports/pager.ts';
import type { OpenLine } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import { openingAnew, wholeNote } from './page-queue.ts';
import { encodeTapPage } from './tap-block.ts';
import { createTapReplyReader } from './tap-reply.ts';
import { createTapSession, type TapSession, type TapStep, type TapTiming } from './tap-session.ts';

export interface TapPagerOptions {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  /** Up to 6 letters or digits; most boxes want none. */
  readonly password?: string;
  readonly timing?: TapTiming;
  /** Longest text in characters; boxes stop at 80, 200 or more (TAP 1.8 §4). */
  readonly longestText?: number;
  /** How long the line may be idle before a logon and logoff proves that the box still answers. */
  readonly heartbeatMs?: number;
  /**
   * Bytes in hex and outcomes of pages, whose text is not personal by its template; of signs of life only those that
   * failed, because one comes every minute.
   */
  readonly log?: (line: string) => void;
}

/** Pages that may wait; a hall full of calls never needs more, and more than this is a loop somewhere. */
const longestQueue = 32;
/** A serial line that takes no byte for this long is dead. */
const writeMs = 2_000;
/**
 * Sessions in a row that nobody answered before the line is opened anew: a serial server that was switched off and on
 * knows nothing of the old connection, and the system would go on trying it for a quarter of an hour.
 */
const silentSessions = 2;

interface Job {
  /** No page: only asks whether the box lives. */
  readonly life: boolean;
  readonly urgent: boolean;
  readonly blocks: readonly Uint8Array[];
  readonly settle: (outcome: PageOutcome) => void;
}

interface Running {
  life: boolean;
  settle: (outcome: PageOutcome) => void;
  readonly session: TapSession;
  readonly read: ReturnType<typeof createTapReplyReader>;
  cancelTimer: () => void;
}

/**
 * A staff pager behind a TAP 1.8 paging terminal, serial or TCP. One session per page, because some boxes allow no
 * more (TAP 1.8 §3 step 8); pages wait their turn in order. `sent` means that the box took the page, never that
 * anybody read it; what may work later is `failed`, what never will is `rejected`.
 */
export function createTapPager(options: TapPagerOptions): StaffPager {
  const { clock } = options;
  const log = options.log ?? (() => undefined);
  const shown = { ...wholeNote, secret: options.password ?? '' };
  const longestText = options.longestText ?? 200;
  const heartbeatMs = options.heartbeatMs ?? 60_000;
  const health = createHealthKeeper(clock, { staleAfterMs: 3 * heartbeatMs });
  const waiting: Job[] = [];
  let running: Running | null = null;
  let cancelHeartbeat: () => void = () => undefined;
  let lossDetail = 'the encoder is not connected yet';
  let silent = 0;
  let closed = false;

  const line = createReconnectingLine({ open: options.open, clock });

  const finish = (outcome: PageOutcome): void => {
    const job = running;
    if (job === null) return;
    running = null;
    job.cancelTimer();
    if (!job.life) log(`page ${outcome.kind}: ${outcome.detail}`);
    else if (outcome.kind !== 'sent') log(`no sign of life: ${outcome.detail}`);
    job.settle(outcome);
    silent = outcome.kind === 'failed' && outcome.reason === 'no-answer' ? silent + 1 : 0;
    if (silent >= silentSessions) {
      silent = 0;
      log('the line is opened anew');
      // What waits stays: `onOpen` goes on with it.
      line.reopen();
    } else next();
  };

  const next = (): void => {
    if (closed || running !== null || !line.isOpen()) return;
    const job = waiting.shift();
    cancelHeartbeat();
    if (job === undefined) {
      cancelHeartbeat = clock.after(heartbeatMs, () => {
        waiting.push(signOfLife());
        next();
      });
      return;
    }
    const session = createTapSession(job.blocks, {
      ...(options.password === undefined ? {} : { password: options.password }),
      ...(options.timing === undefined ? {} : { timing: options.timing }),
    });
    running = {
      life: job.life,
      settle: job.settle,
      session,
      read: createTapReplyReader(),
      cancelTimer: () => undefined,
    };
    take(running, session.advance({ kind: 'start' }));
  };

  const take = (job: Running, step: TapStep): void => {
    if (step.timer !== null) {
      job.cancelTimer();
      job.cancelTimer = clock.after(step.timer, () => {
        if (running === job) take(job, job.session.advance({ kind: 'time-out' }));
      });
    }
    for (const bytes of step.send) {
      if (!job.life) log(`> ${hexNote(bytes, shown)}`);
      void line.write(bytes, writeMs).then((written) => {
        if (!written.ok) lose(written.error.detail, job);
      });
    }
    if (step.done !== null) {
      const silent = step.done.fault === 'no-answer' || step.done.fault === 'gone';
      if (silent) health.set('attention', ['no-answer']);
      else health.proven(step.done.fault === null ? [] : [step.done.fault]);
      finish(step.done.outcome);
    }
  };

  const lose = (detail: string, job: Running): void => {
    if (running === job) take(job, job.session.advance({ kind: 'line-lost', detail }));
  };

  /** Begins the next session at once when all that a sign of life still waits for is the goodbye of the box. */
  const cutGoodbye = (): void => {
    if (running?.life !== true || !running.session.isLeaving()) return;
    take(running, running.session.advance({ kind: 'time-out' }));
  };

  const signOfLife = (): Job => ({ life: true, urgent: false, blocks: [], settle: () => undefined });

  line.onData((bytes) => {
    const job = running;
    if (job === null) return;
    if (!job.life) log(`< ${hexNote(bytes, shown)}`);
    for (const reply of job.read.push(bytes)) {
      if (running !== job) return;
      take(job, job.session.advance({ kind: 'reply', reply }));
    }
  });
  line.onOpen(() => {
    if (waiting.length === 0) waiting.push(signOfLife());
    next();
  });
  line.onLost((why) => {
    lossDetail = `the encoder is not connected: ${why.kind === 'closed' ? openingAnew : why.detail}`;
    cancelHeartbeat();
    if (running !== null) lose(why.detail, running);
    // We closed it ourselves because nobody answered: that is what staff should go on reading.
    if (why.kind === 'closed') return;
    health.set('absent', [faultOfLine(why)]);
    for (const job of waiting.splice(0)) job.settle(failed('gone', why.detail));
  });

  return {
    id: options.id,
    health: health.now,
    watch: health.watch,
    abilities: { cancel: false, priority: false, proof: 'accepted' },
    page({ to, text, priority }) {
      if (!/^[\x21-\x7e]{1,32}$/.test(to)) {
        return Promise.resolve({
          kind: 'rejected',
          reason: 'no-such-pager',
          detail: `'${to}' is no pager id`,
        });
      }
      if (closed) return Promise.resolve(failed('closed', 'closed'));
      if (!line.isOpen()) return Promise.resolve(failed('gone', lossDetail));
      if (waiting.length >= longestQueue) {
        return Promise.resolve(failed('queue-full', 'too many pages are waiting'));
      }
      const blocks = encodeTapPage(to, transliterate(text, longestText));
      return new Promise((settle) => {
        // A sign of life that is still logging on takes the page along: a call for help does not wait behind it.
        if (running !== null && waiting.length === 0 && running.session.adopt(blocks)) {
          running.life = false;
          running.settle = settle;
          return;
        }
        const job: Job = { life: false, urgent: priority === 'urgent', blocks, settle };
        const at = job.urgent ? waiting.findIndex((other) => !other.urgent) : -1;
        waiting.splice(at < 0 ? waiting.length : at, 0, job);
        cutGoodbye();
        next();
      });
    },
    cancel: () => Promise.resolve({ kind: 'rejected', reason: 'not-able', detail: 'TAP takes no page back' }),
    async close() {
      closed = true;
      health.close();
      cancelHeartbeat();
      const job = running;
      running = null;
      job?.cancelTimer();
      const end = job?.session.advance({ kind: 'line-lost', detail: 'closed' }).done;
      job?.settle(end?.outcome.kind === 'sent' ? end.outcome : failed('closed', 'closed'));
      for (const late of waiting.splice(0)) late.settle(failed('closed', 'closed'));
      await line.close();
    },
  };
}

function failed(reason: PageFailure, detail: string): PageOutcome {
  return { kind: 'failed', reason, detail };
}
