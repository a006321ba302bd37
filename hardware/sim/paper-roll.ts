import type { PaperLine } from '../../domain/dock/dock-device.ts';
import { createListeners } from '../transport/listeners.ts';

/** What came out between two cuts, also what an interrupted job left there. */
export interface PrintedTicket {
  readonly lines: readonly string[];
  /** Data of the QR codes on it. */
  readonly codes: readonly string[];
}

/** The paper that hangs out of the virtual printer, and the tickets that were cut off it. */
export interface PaperRoll {
  readonly print: (line: PaperLine) => void;
  readonly cut: (full: boolean) => void;
  readonly tear: () => void;
  readonly lines: () => readonly PaperLine[];
  readonly tickets: () => readonly PrintedTicket[];
  readonly onTicket: (listener: (ticket: PrintedTicket) => void) => () => void;
}

const KEPT_LINES = 400;
const KEPT_TICKETS = 1_000;
/** Of a ticket that nobody cuts: several metres of paper. */
const KEPT_TICKET_LINES = 1_000;

export function createPaperRoll(): PaperRoll {
  const printed = createListeners<PrintedTicket>();
  let lines: readonly PaperLine[] = [];
  let ticket: readonly PaperLine[] = [];
  let tickets: readonly PrintedTicket[] = [];

  return {
    print(line) {
      lines = [...lines, line].slice(-KEPT_LINES);
      ticket = [...ticket, line].slice(-KEPT_TICKET_LINES);
    },
    cut(full) {
      const text = full ? 'full' : 'partial';
      const mark: PaperLine = { kind: 'cut', text, align: 'left', bold: false, width: 1, height: 1 };
      lines = [...lines, mark].slice(-KEPT_LINES);
      const done: PrintedTicket = {
        lines: ticket.filter((line) => line.kind === 'text').map((line) => line.text),
        codes: ticket.filter((line) => line.kind === 'qr').map((line) => line.text),
      };
      ticket = [];
      tickets = [...tickets, done].slice(-KEPT_TICKETS);
      printed.tell(done);
    },
    tear() {
      lines = [];
    },
    lines: () => lines,
    tickets: () => tickets,
    onTicket: printed.add,
  };
}
