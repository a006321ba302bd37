import type { DockDevice, DockValue, PaperLine } from '../../domain/dock/dock-device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { chosen, switched, UnknownControl } from './dock-values.ts';
import { createPaperRoll, type PrintedTicket } from './paper-roll.ts';
import { createPrintHead, type HeadModel } from './print-head.ts';
import { parseCommand, realTimeLength, type PrinterCommand } from './printer-commands.ts';
import { PAPERS, printerControls } from './printer-dock.ts';
import { createPrinterGraphics } from './printer-graphics.ts';
import { createPrinterReports } from './printer-reports.ts';
import {
  automaticStatus,
  healthy,
  isOffline,
  realTimeAnswer,
  type PrinterCondition,
} from './printer-condition.ts';

export type { PrintedTicket } from './paper-roll.ts';

export interface VirtualPrinterOptions extends Partial<HeadModel> {
  readonly id: string;
  readonly name?: string;
  /** Characters of a line in font A. */
  readonly columns?: number;
  /** `ignored`: takes GS ( H without answering, `printed`: a clone that prints it as text. */
  readonly processId?: 'answered' | 'ignored' | 'printed';
  /** Whether GS r is answered. */
  readonly paperStatus?: boolean;
  /** No wire back to the host, or a clone without a status at all. */
  readonly mute?: boolean;
  /** Whether pictures can be stored (GS ( L). */
  readonly graphics?: boolean;
  /** Memory switch 1-1: says so when it is switched on. */
  readonly powerOnNotice?: boolean;
  /** What hangs at the drawer socket, and the level of its switch when it is open. */
  readonly drawer?: { readonly openLevel: 'high' | 'low'; readonly locked?: boolean };
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
  /** Somebody pushes the drawer shut, or pulls it open with the key. */
  readonly moveDrawer: (open: boolean) => void;
  /** How often a picture was written to its memory. */
  readonly picturesStored: () => number;
}

const RECEIVE_BUFFER_BYTES = 65_536;
const KEPT_PROBLEMS = 50;
const DOTS_PER_COLUMN = 12;
const NONE = new Uint8Array(0);

export function createVirtualPrinter(options: VirtualPrinterOptions): VirtualPrinter {
  const columns = options.columns ?? 48;
  const processId = options.processId ?? 'answered';
  const answersPaper = options.paperStatus ?? true;
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const roll = createPaperRoll();
  const closedHigh = options.drawer?.openLevel === 'low';
  let now: PrinterCondition = { ...healthy, drawerHigh: closedHigh };
  let received: Uint8Array = NONE;
  let realTime: number[] = [];
  let pushed = 0;
  let linesLeft: number | null = null;
  let jamming = false;
  let kicks = 0;
  let problems: readonly string[] = [];

  const model: HeadModel = {
    dots: options.dots ?? columns * DOTS_PER_COLUMN,
    maker: options.maker ?? 'epson',
    firmware: options.firmware ?? 'gb18030',
    pictures: options.pictures ?? true,
    qr: options.qr ?? true,
    barcodes: options.barcodes ?? true,
  };
  const head = createPrintHead(model, {
    printed(line) {
      roll.print(line);
      if (linesLeft === null) return;
      linesLeft -= 1;
      if (linesLeft <= 0) set({ paper: 'out' });
    },
    problem: complain,
  });

  const graphics = createPrinterGraphics({
    reply,
    problem: complain,
    print: (picture) => {
      head.obey({ kind: 'raster', mode: 0, ...picture });
    },
  });

  const reports = createPrinterReports({
    processId: processId === 'answered',
    paperStatus: answersPaper,
    now: () => now,
    reply,
    problem: complain,
  });

  function complain(what: string): void {
    problems = [...problems, what].slice(-KEPT_PROBLEMS);
  }

  function say(bytes: Uint8Array): void {
    if (options.mute !== true) replies.tell(bytes);
  }

  function reply(...bytes: number[]): void {
    say(Uint8Array.from(bytes));
  }

  function set(change: Partial<PrinterCondition>): void {
    const before = automaticStatus(now);
    const wasOffline = isOffline(now);
    now = { ...now, ...change };
    if (now.paper !== 'out' && change.paper !== undefined) linesLeft = null;
    const after = automaticStatus(now);
    if (pushed !== 0 && after.some((byte, index) => byte !== before[index])) say(after);
    if (!wasOffline && isOffline(now)) reports.wentOffline();
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
      kick();
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

  function kick(): void {
    kicks += 1;
    if (options.drawer !== undefined && options.drawer.locked !== true) moveDrawer(true);
  }

  function moveDrawer(open: boolean): void {
    set({ drawerHigh: open !== closedHigh });
  }

  function forget(): void {
    received = NONE;
    head.reset();
  }

  function endTicket(full: boolean): void {
    if (head.midLine()) complain('a cut in the middle of a line');
    roll.cut(full);
  }

  function obey(command: PrinterCommand): void {
    if (command.kind === 'real-time') return;
    if (command.kind === 'cut') {
      endTicket(command.full);
      return;
    }
    if (command.kind === 'acknowledged') {
      graphics.acknowledged();
      return;
    }
    head.obey(command);
    if (command.kind === 'function' && command.group === 'H') reports.obey(command.parameters);
    if (command.kind === 'function' && command.group === 'L') {
      if (options.graphics === false) complain('this model stores no pictures');
      graphics.obey(command.parameters);
    }
    if (command.kind !== 'fixed') return;
    const [n = 0] = command.args;
    if (command.name === 'drawer') kick();
    if (command.name === 'auto-status') {
      pushed = n;
      if (n !== 0) say(automaticStatus(now));
    }
    if (command.name === 'ask') reports.ask(n);
    if (command.name === 'identify') reports.identify(n);
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
        roll.tear();
        break;
      case 'drawer':
        moveDrawer(switched(control, value));
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
    reports.reset();
    set({ cutterError: false, overheated: false });
    if (options.powerOnNotice === true) reply(0x3b, 0x31, 0x00);
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
      controls: printerControls(now, options.drawer === undefined ? null : now.drawerHigh !== closedHigh),
      display: { kind: 'paper', lines: roll.lines(), columns, problems },
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
    paper: roll.lines,
    tickets: roll.tickets,
    onTicketPrinted: roll.onTicket,
    problems: () => problems,
    drawerKicks: () => kicks,
    moveDrawer(open) {
      moveDrawer(open);
      settle();
    },
    picturesStored: graphics.definitions,
  };
}
