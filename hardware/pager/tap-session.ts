import type { DeviceFault } from '../ports/device.ts';
import type { PageFailure, PageOutcome } from '../ports/pager.ts';
import { tapControl } from './tap-block.ts';
import { tapDetail, tapRefusal, tapVerdict } from './tap-codes.ts';
import type { TapReply } from './tap-reply.ts';

/** Times in milliseconds and counts of TAP 1.8 §7; §7 asks that they can be changed for boxes that keep other time. */
export interface TapTiming {
  /** Between two CRs that wait for `ID=`. */
  readonly t1: number;
  /** For the box's answer to the logon and to each block. */
  readonly t3: number;
  /**
   * For the answer to the logoff. The specification names no time for step 10 and some boxes never answer it; longer,
   * and every page to such a box holds up the next one.
   */
  readonly bye: number;
  /** CRs sent before the box counts as silent. */
  readonly n1: number;
  /** Times that one block may be sent again. */
  readonly n2: number;
  /** Times that a logon may be sent again. */
  readonly n3: number;
}

/** The defaults of TAP 1.8 §7, and our own `bye`. */
export const tapTiming: TapTiming = { t1: 2_000, t3: 10_000, bye: 3_000, n1: 3, n2: 3, n3: 3 };

/** How often a box may say 111 "please wait" to one block before it counts as stuck. */
const longestWait = 6;

export type TapEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'reply'; readonly reply: TapReply }
  | { readonly kind: 'time-out' }
  | { readonly kind: 'line-lost'; readonly detail: string };

/** How a session ended: for the caller of the page, and for the health of the box. */
export interface TapEnd {
  readonly outcome: PageOutcome;
  readonly fault: DeviceFault | null;
}

/** What the driver has to do: send these bytes, then wait this long; or the session is over. */
export interface TapStep {
  readonly send: readonly Uint8Array[];
  /** Milliseconds until `time-out`; null keeps the running timer. */
  readonly timer: number | null;
  readonly done: TapEnd | null;
}

type Phase = 'knocking' | 'logging-on' | 'awaiting-go-ahead' | 'sending' | 'logging-off' | 'over';

export interface TapSession {
  readonly advance: (event: TapEvent) => TapStep;
  /**
   * Gives a page to a session that was begun only as a sign of life. False when it is too late for that, or when it has
   * a page already.
   */
  readonly adopt: (page: readonly Uint8Array[]) => boolean;
  /** Whether only the goodbye of the box is still to come. */
  readonly isLeaving: () => boolean;
}

const { cr, esc, eot } = tapControl;
const nothing: TapStep = { send: [], timer: null, done: null };

/**
 * One whole TAP session as the entry device lives it: CR until `ID=`, automatic logon, go-ahead, the blocks of one
 * page (none: the session is only a sign of life), logoff, and a late rejection (step 10b). No clock, no line: events
 * in, bytes and timers out. Outcome `sent` means that the box took the page, never that anybody read it.
 */
export function createTapSession(
  page: readonly Uint8Array[],
  options: { readonly password?: string; readonly timing?: TapTiming } = {},
): TapSession {
  const timing = options.timing ?? tapTiming;
  const password = options.password ?? '';
  if (!/^[A-Za-z0-9]{0,6}$/.test(password))
    throw new RangeError('a TAP password has up to 6 letters or digits');
  const logon = Uint8Array.from([esc, 0x50, 0x47, 0x31, ...[...password].map((c) => c.charCodeAt(0)), cr]);
  const logoff = Uint8Array.from([eot, cr]);

  let blocks = page;
  let phase: Phase = 'knocking';
  let knocks = 0;
  let logons = 0;
  let blockAt = 0;
  let resends = 0;
  let waits = 0;
  let code: number | null = null;
  let text = '';
  let ending: TapEnd = {
    outcome: { kind: 'sent', proof: 'accepted', detail: 'the encoder answered' },
    fault: null,
  };

  const said = (fallback: string): string =>
    code === null && text === '' ? fallback : tapDetail(code, text);
  const forget = (): void => {
    code = null;
    text = '';
  };

  const knock = (): TapStep => {
    knocks += 1;
    return { send: [Uint8Array.of(cr)], timer: timing.t1, done: null };
  };
  const logOn = (): TapStep => {
    if (logons > timing.n3) return leave(failed('refused', said('the encoder keeps asking who we are')));
    logons += 1;
    phase = 'logging-on';
    forget();
    return { send: [logon], timer: timing.t3, done: null };
  };
  const sendBlock = (): TapStep => {
    const block = blocks[blockAt];
    if (block === undefined) return leave(ending);
    phase = 'sending';
    waits = 0;
    forget();
    return { send: [block], timer: timing.t3, done: null };
  };
  const again = (fault: DeviceFault & PageFailure, fallback: string): TapStep => {
    if (resends >= timing.n2) return leave(failed(fault, said(fallback)));
    resends += 1;
    return sendBlock();
  };
  /** Polite logoff; the outcome stands unless the box takes it back in step 10b. */
  const leave = (how: TapEnd): TapStep => {
    ending = how;
    phase = 'logging-off';
    forget();
    return { send: [logoff], timer: timing.bye, done: null };
  };
  const over = (how: TapEnd): TapStep => {
    phase = 'over';
    return { send: [], timer: null, done: how };
  };

  const negative = (fallback: string): TapEnd => {
    const verdict = tapVerdict(code);
    return verdict === 'later' || verdict === 'again' || verdict === 'wait'
      ? failed('busy', said(fallback))
      : {
          outcome: { kind: 'rejected', reason: tapRefusal(code), detail: said(fallback) },
          fault: null,
        };
  };

  const hungUp = (): TapStep => {
    switch (phase) {
      case 'knocking':
        // The tail of an earlier session that was cut off; the next CR begins anew.
        forget();
        return nothing;
      case 'sending':
        return over(
          tapVerdict(code) === 'never' ? negative('') : failed('busy', said('the encoder hung up')),
        );
      case 'logging-off':
        return over(ending);
      default:
        return over(failed('refused', said('the encoder hung up')));
    }
  };

  const inSending = (reply: TapReply): TapStep => {
    switch (reply.kind) {
      case 'ack': {
        const detail = said('the encoder took the page');
        blockAt += 1;
        resends = 0;
        if (blockAt < blocks.length) return sendBlock();
        return leave({ outcome: { kind: 'sent', proof: 'accepted', detail }, fault: null });
      }
      case 'nak': {
        // Old WaveWare boxes say 512 with NAK: sending the block again at once would only be refused again.
        const verdict = tapVerdict(code);
        if (verdict === 'later' || verdict === 'never') return leave(negative(''));
        return again('garbled', 'the encoder hears garbled blocks');
      }
      case 'abandon':
        return leave(negative('the encoder refused the page without saying why'));
      case 'id-request':
        return over(failed('garbled', 'the encoder began a new session in the middle of a page'));
      default:
        return nothing;
    }
  };

  const onReply = (reply: TapReply): TapStep => {
    if (phase === 'over') return nothing;
    if (reply.kind === 'message') {
      code = reply.code ?? code;
      text = reply.text;
      if (phase !== 'sending' || tapVerdict(reply.code) !== 'wait' || waits >= longestWait) return nothing;
      waits += 1;
      return { send: [], timer: timing.t3, done: null };
    }
    if (reply.kind === 'disconnect') return hungUp();
    switch (phase) {
      case 'knocking':
        return reply.kind === 'id-request' ? logOn() : nothing;
      case 'logging-on':
        if (reply.kind === 'nak' || reply.kind === 'id-request') return logOn();
        if (reply.kind === 'go-ahead') return sendBlock();
        if (reply.kind !== 'ack') return nothing;
        phase = 'awaiting-go-ahead';
        return { send: [], timer: timing.t3, done: null };
      case 'awaiting-go-ahead':
        return reply.kind === 'go-ahead' ? sendBlock() : nothing;
      case 'sending':
        return inSending(reply);
      case 'logging-off':
        if (reply.kind === 'abandon' && ending.outcome.kind === 'sent') {
          ending = negative('the encoder took the page back at the end');
        }
        return nothing;
    }
  };

  const onTimeOut = (): TapStep => {
    switch (phase) {
      case 'knocking':
        if (knocks < timing.n1) return knock();
        // Frees a box that still waits inside a session that was cut off, so that the next attempt finds it fresh.
        return { ...over(failed('no-answer', 'the encoder never asked for ID=')), send: [logoff] };
      case 'sending':
        return again('no-answer', 'the encoder did not answer');
      case 'logging-off':
        return over(ending);
      default:
        return leave(failed('no-answer', said('the encoder did not answer the logon')));
    }
  };

  return {
    advance(event) {
      switch (event.kind) {
        case 'start':
          return knock();
        case 'reply':
          return onReply(event.reply);
        case 'time-out':
          return phase === 'over' ? nothing : onTimeOut();
        case 'line-lost':
          // Once the box has answered for the page, a lost line takes nothing back.
          return over(phase === 'logging-off' ? ending : failed('gone', event.detail));
      }
    },
    adopt(late) {
      const early = phase === 'knocking' || phase === 'logging-on' || phase === 'awaiting-go-ahead';
      if (!early || blocks.length > 0) return false;
      blocks = late;
      return true;
    },
    isLeaving: () => phase === 'logging-off',
  };
}

function failed(fault: DeviceFault & PageFailure, detail: string): TapEnd {
  return { outcome: { kind: 'failed', reason: fault, detail }, fault };
}
