import { createHealthKeeper, faultOfLine, type HealthKeeper } from '../../device-health.ts';
import type { Result } from '../../../domain/result.ts';
import type { DeviceClock, DeviceFault } from '../../ports/device.ts';
import { createTurns, type TurnFault } from '../../transport/turn-taking.ts';
import { encodeApdu } from './apdu.ts';
import type { ZvtCommands } from './commands.ts';
import { type Dialogue, type DialogueEnd, type DialogueOptions, runDialogue } from './dialogue.ts';
import { readFields, type ZvtFields } from './fields.ts';
import { type Look, recordOf } from './last-record.ts';
import type { ZvtLink } from './link.ts';
import { answerTo, readTerminalSaid, terminalStatusOf } from './messages.ts';
import { faultsOfTerminalStatus, meaningOf } from './result-codes.ts';

/** What asking for the last transaction brought. */
export type LookEnd =
  | { readonly kind: 'told'; readonly look: Look }
  | { readonly kind: 'busy' }
  | { readonly kind: 'lost'; readonly detail: string };

export type Wanted = Pick<DialogueOptions, 'command' | 'once' | 'silenceMs' | 'limitMs' | 'onStatus'>;

/** A registered connection to one terminal: who may speak, and whether it lives. */
export interface ZvtSession {
  readonly health: Pick<HealthKeeper, 'now' | 'watch'>;
  /** Registered on the line that is open now. */
  readonly ready: () => boolean;
  /** Runs `work` when nobody else speaks with the terminal. */
  readonly turn: <T>(work: () => Promise<T>, deadlineMs: number) => Promise<Result<T, TurnFault>>;
  /** Begins a function; only within a turn. */
  readonly begin: (wanted: Wanted) => Dialogue;
  /** Asks for the last transaction; only within a turn. */
  readonly look: () => Promise<LookEnd>;
  /** Asks for the terminal's state, which is its health; only within a turn. False while it is busy or silent. */
  readonly enquire: () => Promise<boolean>;
  /** What an end means for the health of the terminal. */
  readonly note: (end: DialogueEnd) => void;
  /** It told what can't be true; stays in its health until it is taken back. */
  readonly distrust: (on: boolean) => void;
  readonly close: () => Promise<void>;
}

export interface ZvtSessionOptions {
  readonly link: ZvtLink;
  readonly clock: DeviceClock;
  readonly commands: ZvtCommands;
  readonly configByte: number;
  /** How often an idle terminal is asked for its state. */
  readonly heartbeatMs: number;
  /** The answer to a status-information that nobody waits for; null for none. */
  readonly onStray: (fields: ZvtFields) => number | null;
  readonly log: (line: string) => void;
}

/** How long a short function (registration, state, last transaction) may be silent, and may take. */
const short = { silenceMs: 15_000, limitMs: 30_000 };
const shortTurnMs = 60_000;
/** While something stands in its way, or it refused us, it is asked this often. */
const impatientMs = 10_000;
/** A payment or an end of day may keep the questions waiting for minutes; after so many missed ones nobody believes it. */
const staleHeartbeats = 10;
const notRegistered = 0x6b;

export function createZvtSession(options: ZvtSessionOptions): ZvtSession {
  const { link, clock, commands, log } = options;
  const health = createHealthKeeper(clock, { staleAfterMs: staleHeartbeats * options.heartbeatMs });
  const turns = createTurns(clock);
  let registered = false;
  let distrusted = false;
  let running: Dialogue | null = null;
  let cancelLater: () => void = () => undefined;
  let closed = false;

  /**
   * A terminal that goes on about a function past its time would end the next one with what it says late, perhaps a
   * payment: only a new line is sure to begin with nothing.
   */
  const turn = <T>(work: () => Promise<T>, deadlineMs: number): Promise<Result<T, TurnFault>> =>
    turns.take(async (over) => {
      over.addEventListener('abort', () => {
        running?.giveUp('it took too long');
        if (!closed) link.reopen();
      });
      return work();
    }, deadlineMs);
  const ask = <T>(work: () => Promise<T>): Promise<Result<T, TurnFault>> => turn(work, shortTurnMs);

  const proven = (faults: readonly DeviceFault[]): void => {
    health.proven(distrusted ? [...new Set([...faults, 'unrecoverable' as const])] : faults);
    if (running === null) later();
  };
  const later = (): void => {
    cancelLater();
    if (closed) return;
    const ms = registered && health.now().state === 'ready' ? options.heartbeatMs : impatientMs;
    cancelLater = clock.after(ms, () => {
      if (!link.isOpen()) return;
      void ask(async () => (registered ? enquire() : register()));
    });
  };
  const begin = (wanted: Wanted): Dialogue => {
    cancelLater();
    const mine = runDialogue({ link, clock, log, ...wanted });
    running = mine;
    void mine.end.then(() => {
      if (running === mine) running = null;
      later();
    });
    return mine;
  };

  const note = (end: DialogueEnd): void => {
    switch (end.kind) {
      case 'completed':
        if (health.now().state === 'ready') proven([]);
        return;
      case 'aborted':
      case 'refused': {
        const meaning = meaningOf(end.code);
        if (meaning.kind === 'terminal') {
          log(`the terminal: ${meaning.text}`);
          proven([meaning.fault]);
        }
        if (end.code === notRegistered) registered = false;
        return;
      }
      case 'lost':
        log(`the terminal: ${end.detail}`);
        if (end.how === 'line') return;
        registered = false;
        health.set('attention', [end.how === 'silent' ? 'no-answer' : 'busy']);
        link.reopen();
    }
  };

  const register = async (): Promise<void> => {
    const asked = begin({ command: commands.register(options.configByte), ...short });
    const end = await asked.end;
    if (end.kind === 'completed') {
      registered = true;
      const fields = readFields(end.data);
      // Bit 0: initialisation necessary; bit 1: diagnosis necessary (PA00P015 §2.1, status byte).
      const wants = fields.ok ? (fields.value.statusByte ?? 0) & 0x03 : 0;
      proven(wants === 0 ? [] : ['refused']);
      return;
    }
    note(end);
    if (end.kind === 'lost') return;
    const meaning = meaningOf(end.code);
    log(`registration refused: ${meaning.text}`);
    if (meaning.kind === 'busy') proven(['busy']);
    else if (meaning.kind === 'declined') proven(['refused']);
  };

  const enquire = async (): Promise<boolean> => {
    const end = await begin({ command: commands.statusEnquiry(), ...short }).end;
    if (end.kind === 'completed') {
      const code = terminalStatusOf(end.data) ?? 0;
      const faults = faultsOfTerminalStatus(code);
      if (faults.length > 0) log(`the terminal's state: ${code.toString(16).padStart(2, '0')}`);
      proven(faults);
      return !faults.includes('busy');
    }
    if (end.kind === 'lost') {
      note(end);
      return false;
    }
    // An old terminal that does not know the question lives all the same.
    const busy = meaningOf(end.code).kind === 'busy';
    proven(busy ? ['busy'] : []);
    return !busy;
  };

  const look = async (): Promise<LookEnd> => {
    const asked = begin({ command: commands.lastTransaction(), ...short });
    const end = await asked.end;
    if (end.kind === 'lost') {
      note(end);
      return { kind: 'lost', detail: end.detail };
    }
    const status = asked.status();
    const record = status === null ? null : recordOf(status);
    if (end.kind === 'completed') return { kind: 'told', look: record ?? 'untold' };
    if (meaningOf(end.code).kind === 'busy') return { kind: 'busy' };
    if (end.code === notRegistered) {
      registered = false;
      return { kind: 'lost', detail: 'the terminal has forgotten us' };
    }
    return { kind: 'told', look: 'untold' };
  };

  link.onOpen(() => {
    registered = false;
    // Switched off and on, as its fault asked for.
    distrusted = false;
    health.set('probing', health.now().faults);
    void ask(register);
  });
  link.onLost((why) => {
    registered = false;
    cancelLater();
    // We closed it ourselves because nobody answered: that is what staff should go on reading.
    if (why.kind !== 'closed') health.set('absent', [faultOfLine(why)]);
  });
  link.onGarbled((detail) => {
    log(`not understood: ${detail}`);
    health.set('attention', ['garbled']);
  });
  // After a lost line the terminal may still be ending what we asked of it then.
  link.onApdu((apdu) => {
    if (running !== null) return;
    const said = readTerminalSaid(apdu);
    const answer = said.kind === 'status' ? options.onStray(said.fields) : answerTo(said);
    log(`unasked: ${said.kind}`);
    if (answer !== null) void link.send(encodeApdu(answer));
  });

  return {
    health,
    ready: () => registered && link.isOpen() && !closed,
    turn,
    begin,
    look,
    enquire,
    note,
    distrust(on) {
      distrusted = on;
      if (on || health.now().faults.includes('unrecoverable')) proven([]);
    },
    async close() {
      const idle = registered && running === null && link.isOpen() && !closed;
      closed = true;
      health.close();
      cancelLater();
      // Registered, it lets nobody type a payment in: whoever takes the kiosk away needs the terminal as it was.
      if (idle) await link.farewell(commands.logOff());
      running?.giveUp('closed');
      turns.close();
      await link.close();
    },
  };
}
