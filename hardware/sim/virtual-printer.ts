import type { DockDevice, DockValue, PaperLine } from '../../domain/dock/dock-device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { choice, chosen, press, switched, toggle, UnknownControl } from './dock-values.ts';
import { createPrintHead } from './print-head.ts';
import { parseCommand, realTimeLength, type PrinterCommand } from './printer-commands.ts';
import {
  automaticStatus,
  healthy,
  isOffline,
  realTimeAnswer,
  type PrinterCondition,
} from './printer-condition.ts';

export interface VirtualPrinterOptions {
  readonly id: string;
  readonly name?: string;
  /** Characters of a line in font A. */
  readonly columns?: number;
  /** `ignored`: takes GS ( H without answering, `printed`: a clone that prints it as text. */
  readonly processId?: 'answered' | 'ignored' | 'printed';
  /** Whether GS r is answered. */
  readonly paperStatus?: boolean;
}

/** What came out between two cuts, also what an interrupted job left there. */
export interface PrintedTicket {
  readonly lines: readonly string[];
  /** Data of the QR codes on it. */
  readonly codes: readonly string[];
}

/** A strict ESC/POS printer at byte level: it knows the manual, not us, and says what it does not understand. */
export interface VirtualPrinter extends ByteDevice {
  readonly condition: () => PrinterCondition;
  readonly set: (change: Partial<PrinterCondition>) => void;
  /** The roll ends when this many more lines are printed; null for a long roll. */
  readonly runOutAfter: (lines: number | null) => void;
  /** The next cut jams. */
  readonly jamNextCut: () => void;
  /** Off and on: everything received and not printed is lost, modes and automatic status too. */
  readonly powerCycle: () => void;
  readonly paper: () => readonly PaperLine[];
  readonly tickets: () => readonly PrintedTicket[];
  readonly onTicketPrinted: (listener: (ticket: PrintedTicket) => void) => () => void;
  readonly problems: () => readonly string[];
  readonly drawerKicks: () => number;
}

const RECEIVE_BUFFER_BYTES = 65_536;
const KEPT_LINES = 400;
const KEPT_TICKETS = 1_000;
/** Of a ticket that nobody cuts: several metres of paper. */
const KEPT_TICKET_LINES = 1_000;
const KEPT_PROBLEMS = 50;
const DOTS_PER_COLUMN = 12;
const PAPERS = ['ok', 'low', 'out'] as const;
const NONE = new Uint8Array(0);

export function createVirtualPrinter(options: VirtualPrinterOptions): VirtualPrinter {
  const columns = options.columns ?? 48;
  const processId = options.processId ?? 'answered';
  const answersPaper = options.paperStatus ?? true;
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const printedTickets = createListeners<PrintedTicket>();
  let now = healthy;
  let received: Uint8Array = NONE;
  let realTime: number[] = [];
  let pushed = 0;
  let linesLeft: number | null = null;
  let jamming = false;
  let kicks = 0;
  let lines: readonly PaperLine[] = [];
  let ticket: readonly PaperLine[] = [];
  let tickets: readonly PrintedTicket[] = [];
  let problems: readonly string[] = [];

  const head = createPrintHead(columns * DOTS_PER_COLUMN, {
    printed(line) {
      lines = [...lines, line].slice(-KEPT_LINES);
      ticket = [...ticket, line].slice(-KEPT_TICKET_LINES);
      if (linesLeft === null) return;
      linesLeft -= 1;
      if (linesLeft <= 0) set({ paper: 'out' });
    },
    problem: complain,
  });

  function complain(what: string): void {
    problems = [...problems, what].slice(-KEPT_PROBLEMS);
  }

  function reply(...bytes: number[]): void {
    replies.tell(Uint8Array.from(bytes));
  }

  function set(change: Partial<PrinterCondition>): void {
    const before = automaticStatus(now);
    now = { ...now, ...change };
    if (now.paper !== 'out' && change.paper !== undefined) linesLeft = null;
    const after = automaticStatus(now);
    if (pushed !== 0 && after.some((byte, index) => byte !== before[index])) replies.tell(after);
  }

  /** Real-time commands are found in everything that arrives, inside a picture too (TM-T88III, DLE EOT notes). */
  function watchRealTime(byte: number): void {
    realTime = byte === 0x10 && realTime.length === 0 ? [byte] : [...realTime, byte];
    if (realTime[0] !== 0x10) {
      realTime = [];
      return;
    }
    const length = realTimeLength(Uint8Array.from(realTime));
    if (length === null || realTime.length < length) return;
    const [, kind = 0, n = 0] = realTime;
    realTime = length === 0 && byte === 0x10 ? [byte] : [];
    if (length === 0) return;
    if (kind === 0x04) {
      const answer = realTimeAnswer(now, n);
      if (answer === null) complain(`DLE EOT ${n} is not understood`);
      else reply(answer);
    } else if (kind === 0x05) {
      recover(n);
    } else if (n === 1) {
      kicks += 1;
    } else {
      forget();
      reply(0x37, 0x25, 0x00);
    }
  }

  /** DLE ENQ: 1 goes on with the line where it stopped, 2 after clearing the buffers; for the cutter error only. */
  function recover(n: number): void {
    if (n !== 1 && n !== 2) complain(`DLE ENQ ${n} is not understood`);
    else if (now.cutterError && !jamming) {
      if (n === 2) forget();
      set({ cutterError: false });
    }
  }

  function forget(): void {
    received = NONE;
    head.reset();
  }

  function endTicket(full: boolean): void {
    if (head.midLine()) complain('a cut in the middle of a line');
    const cut: PaperLine = {
      kind: 'cut',
      text: full ? 'full' : 'partial',
      align: 'left',
      bold: false,
      width: 1,
      height: 1,
    };
    lines = [...lines, cut].slice(-KEPT_LINES);
    const done: PrintedTicket = {
      lines: ticket.filter((line) => line.kind === 'text').map((line) => line.text),
      codes: ticket.filter((line) => line.kind === 'qr').map((line) => line.text),
    };
    ticket = [];
    tickets = [...tickets, done].slice(-KEPT_TICKETS);
    printedTickets.tell(done);
  }

  function obey(command: PrinterCommand): void {
    if (command.kind === 'real-time') return;
    if (command.kind === 'cut') {
      endTicket(command.full);
      return;
    }
    head.obey(command);
    if (command.kind === 'function' && command.group === 'H') reportProcess(command.parameters);
    if (command.kind !== 'fixed') return;
    const [n = 0] = command.args;
    if (command.name === 'drawer') kicks += 1;
    if (command.name === 'auto-status') {
      pushed = n;
      if (n !== 0) replies.tell(automaticStatus(now));
    }
    if (command.name === 'ask') answer(n);
    if (command.name === 'identify') identify(n);
  }

  /** GS r n; while offline it is never reached, as in the manual. */
  function answer(n: number): void {
    if (n !== 1 && n !== 2 && n !== 49 && n !== 50) complain(`GS r ${n} is not understood`);
    else if (answersPaper) reply(n === 2 || n === 50 ? 0 : now.paper === 'low' ? 0x03 : 0);
  }

  /** GS I n: maker and model as a block. */
  function identify(n: number): void {
    const text = n === 66 ? 'POINTFIVE' : n === 67 ? 'VP-80' : null;
    if (text === null) complain(`GS I ${n} is not understood`);
    else reply(0x5f, ...Buffer.from(text, 'latin1'), 0x00);
  }

  /** GS ( H <function 48>: everything before it is on paper when this is reached. */
  function reportProcess(parameters: Uint8Array): void {
    const [fn, m, ...id] = parameters;
    if (fn !== 48 || m !== 48 || id.length !== 4 || id.some((byte) => byte < 0x20 || byte > 0x7e)) {
      complain('GS ( H with parameters that it does not take');
    } else if (processId === 'answered') {
      reply(0x37, 0x22, ...id, 0x00);
    }
  }

  function printOn(): void {
    while (received.length > 0 && !isOffline(now)) {
      const prints = processId === 'printed' && received[0] === 0x1d && received[1] === 0x28;
      // A clone that knows GS ( k but not GS ( H drops the four bytes that it takes for the command.
      if (prints && received.length < 3) return;
      if (prints && received[2] === 0x48) {
        received = received.subarray(Math.min(5, received.length));
        continue;
      }
      const parsed = parseCommand(received);
      if (parsed === null) return;
      if (parsed.command.kind === 'cut' && jamming) {
        jamming = false;
        set({ cutterError: true });
        return;
      }
      received = received.subarray(parsed.length);
      obey(parsed.command);
    }
  }

  function settle(): void {
    printOn();
    changes.tell(undefined);
  }

  function use(control: string, value: DockValue): void {
    switch (control) {
      case 'paper':
        set({ paper: chosen(control, value, PAPERS) });
        break;
      case 'cover':
        set({ coverOpen: switched(control, value) });
        break;
      case 'cutter':
        set({ cutterError: switched(control, value) });
        break;
      case 'hot':
        set({ overheated: switched(control, value) });
        break;
      case 'tear':
        lines = [];
        break;
      case 'power':
        powerCycle();
        break;
      default:
        throw new UnknownControl(control, value);
    }
    settle();
  }

  function powerCycle(): void {
    forget();
    realTime = [];
    pushed = 0;
    set({ cutterError: false, overheated: false });
  }

  return {
    receive(bytes) {
      const room = RECEIVE_BUFFER_BYTES - received.length;
      if (bytes.length > room) complain(`receive buffer overrun: ${bytes.length - room} bytes lost`);
      for (const byte of bytes) watchRealTime(byte);
      const taken = bytes.subarray(0, room);
      const joined = new Uint8Array(received.length + taken.length);
      joined.set(received);
      joined.set(taken, received.length);
      received = joined;
      settle();
    },
    onReply: replies.add,
    onChange: changes.add,
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'printer',
      name: options.name ?? 'Receipt printer',
      plugged: true,
      controls: [
        choice('paper', 'Paper', now.paper, PAPERS),
        toggle('cover', 'Cover open', now.coverOpen),
        toggle('cutter', 'Cutter jammed', now.cutterError),
        toggle('hot', 'Head too hot', now.overheated),
        press('power', 'Power off and on'),
        press('tear', 'Tear off the paper'),
      ],
      display: { kind: 'paper', lines, columns, problems },
    }),
    use,
    condition: () => now,
    set(change) {
      set(change);
      settle();
    },
    runOutAfter(count) {
      linesLeft = count;
    },
    jamNextCut() {
      jamming = true;
    },
    powerCycle() {
      powerCycle();
      settle();
    },
    powerCycled() {
      powerCycle();
      settle();
    },
    paper: () => lines,
    tickets: () => tickets,
    onTicketPrinted: printedTickets.add,
    problems: () => problems,
    drawerKicks: () => kicks,
  };
}
