import type { DeviceClock } from '../../ports/device.ts';
import type { TerminalReceipt } from '../../ports/terminal.ts';
import type { LineFault } from '../../transport/line.ts';
import { encodeApdu } from './apdu.ts';
import type { ZvtFields } from './fields.ts';
import type { ZvtLink } from './link.ts';
import { answerTo, type ReceiptPart, readTerminalSaid, type TerminalSaid } from './messages.ts';

export type PaperKind = TerminalReceipt['of'];
export interface Paper {
  readonly of: PaperKind;
  readonly lines: readonly string[];
}

/** How one function of the terminal ended. */
export type DialogueEnd =
  | { readonly kind: 'completed'; readonly data: Uint8Array }
  /** `06 1E`: the terminal gave it up. */
  | { readonly kind: 'aborted'; readonly code: number }
  /** `84 xx`: it did not begin. */
  | { readonly kind: 'refused'; readonly code: number }
  /**
   * How far the terminal got is not known. `line`: it went, or we gave up; `silent`: it took nothing, or nothing more
   * came; `endless`: it went on saying that it is at it, past all patience.
   */
  | { readonly kind: 'lost'; readonly detail: string; readonly how: 'line' | 'silent' | 'endless' };

export interface Dialogue {
  readonly end: Promise<DialogueEnd>;
  /** The last status-information that came. */
  readonly status: () => ZvtFields | null;
  readonly papers: () => readonly Paper[];
  /** `06 B0`: asks the terminal to stop, once it has taken the command. Its end comes as always. */
  readonly abort: () => void;
  /** From now on the terminal may be silent, and may take in all, for this long only. */
  readonly hurry: (patience: Pick<DialogueOptions, 'silenceMs' | 'limitMs'>) => void;
  /** Ends it here and now as lost. */
  readonly giveUp: (detail: string) => void;
}

export interface DialogueOptions {
  readonly link: ZvtLink;
  readonly clock: DeviceClock;
  readonly command: Uint8Array;
  /** Never sent a second time on the terminal's silence. */
  readonly once?: boolean;
  /** How long the terminal may say nothing once it has taken the command. */
  readonly silenceMs: number;
  /**
   * How long it may take in all, however often the terminal says that it is at it: one that says "please wait" for
   * ever would hold whoever waits behind this function.
   */
  readonly limitMs: number;
  /** Called before a status-information is acknowledged; what it returns is the answer, e.g. 0x8000. */
  readonly onStatus?: (fields: ZvtFields) => number;
  readonly log: (line: string) => void;
}

/** T3 of PA00P016: the answer to a command. */
const takenMs = 5_000;
/** The longest receipt that is kept, in lines: more is a loop. */
const longestPaper = 400;

/**
 * One function from its command to its completion. While it runs the terminal is master: it speaks, we acknowledge
 * (PA00P015 §1, PA00P016 §2.2). Begins at once; one at a time is the caller's business.
 */
export function runDialogue(options: DialogueOptions): Dialogue {
  const { link, clock, log } = options;
  let phase: 'asked' | 'running' | 'over' = 'asked';
  let status: ZvtFields | null = null;
  let abortWanted = false;
  let { silenceMs } = options;
  let resolve: (end: DialogueEnd) => void = () => undefined;
  const papers: { of: PaperKind; lines: string[]; open: boolean }[] = [];
  const end = new Promise<DialogueEnd>((done) => {
    resolve = done;
  });
  let cancelTimer: () => void = () => undefined;
  let cancelLimit: () => void = () => undefined;
  const stops: (() => void)[] = [];

  const finish = (how: DialogueEnd): void => {
    if (phase === 'over') return;
    phase = 'over';
    cancelTimer();
    cancelLimit();
    for (const stop of stops) stop();
    resolve(how);
  };
  const expect = (ms: number, detail: string): void => {
    cancelTimer();
    cancelTimer = clock.after(ms, () => {
      finish({ kind: 'lost', detail, how: 'silent' });
    });
  };
  const limit = (ms: number): void => {
    cancelLimit();
    cancelLimit = clock.after(ms, () => {
      finish({ kind: 'lost', detail: 'the terminal did not come to an end', how: 'endless' });
    });
  };
  const say = (command: number): void => {
    void link.send(encodeApdu(command)).then((sent) => {
      if (!sent.ok) finish(unsent(sent.error));
    });
  };
  const begin = (): void => {
    if (phase !== 'asked') return;
    phase = 'running';
    if (abortWanted) sendAbort();
  };
  const sendAbort = (): void => {
    void link.send(encodeApdu(0x06b0)).then((sent) => {
      if (!sent.ok) log(`abort not sent: ${sent.error.detail}`);
    });
  };

  const collect = (part: ReceiptPart): void => {
    let paper = papers.at(-1);
    if (paper === undefined || !paper.open) {
      paper = { of: 'unknown', lines: [], open: true };
      papers.push(paper);
    }
    if (part.kind === 'whole' && part.of !== 'unknown') paper.of = part.of;
    paper.lines.push(...part.lines.slice(0, longestPaper - paper.lines.length));
    if (part.last) paper.open = false;
  };

  const onSaid = (said: TerminalSaid): void => {
    // Anything but an answer to the command means that the terminal is at it, even if that answer was lost.
    if (said.kind !== 'refused') begin();
    let answer = answerTo(said);
    switch (said.kind) {
      case 'refused':
        // In the middle of a payment this answers our abort, not our command. A question is never aborted: what came
        // before its refusal was the end of something older, told on a new line.
        if (phase === 'asked' || options.once !== true) finish({ kind: 'refused', code: said.code });
        return;
      case 'status':
        status = said.fields;
        if (said.fields.unread !== null) log(`status-information read up to field ${said.fields.unread}`);
        answer = options.onStatus?.(said.fields) ?? answer;
        break;
      case 'receipt':
        collect(said.part);
        break;
      case 'unreadable':
        log(`not understood: ${said.detail}`);
        break;
      case 'other':
        log(`not known: ${said.command.toString(16).padStart(4, '0')}`);
        break;
      case 'taken':
      case 'progress':
      case 'completion':
      case 'abort':
        break;
    }
    if (answer !== null) say(answer);
    if (said.kind === 'completion') finish({ kind: 'completed', data: said.data });
    else if (said.kind === 'abort') finish({ kind: 'aborted', code: said.code });
    else if (phase === 'running') expect(silenceMs, 'the terminal said nothing more');
  };

  stops.push(
    link.onApdu((apdu) => {
      onSaid(readTerminalSaid(apdu));
    }),
    link.onLost((why) => {
      finish({ kind: 'lost', detail: why.detail, how: 'line' });
    }),
  );
  limit(options.limitMs);
  void link.send(options.command, options.once === true ? 'once' : undefined).then((sent) => {
    if (!sent.ok) finish(unsent(sent.error));
    else if (phase === 'asked') expect(takenMs, 'the terminal did not answer');
  });

  return {
    end,
    status: () => status,
    papers: () => papers.map(({ of, lines }) => ({ of, lines: [...lines] })),
    abort() {
      if (phase === 'running') sendAbort();
      else abortWanted = true;
    },
    hurry(patience) {
      ({ silenceMs } = patience);
      if (phase === 'over') return;
      limit(patience.limitMs);
      if (phase === 'running') expect(silenceMs, 'the terminal said nothing more');
    },
    giveUp(detail) {
      finish({ kind: 'lost', detail, how: 'line' });
    },
  };
}

function unsent({ kind, detail }: LineFault): DialogueEnd {
  return { kind: 'lost', detail, how: kind === 'stalled' ? 'silent' : 'line' };
}
