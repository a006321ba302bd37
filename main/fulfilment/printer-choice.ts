import type { PrintDocument } from '../../db/print-store.ts';
import { unreachable } from '../../domain/result.ts';
import type { TicketPrinter } from '../../hardware/ports/printer.ts';
import type { PrinterDuty, PrinterJobKind } from '../devices/open-device.ts';

/** A printer as paper knows it. */
export interface KnownPrinter {
  readonly id: string;
  /** As staff call it. */
  readonly name: string;
  readonly device: TicketPrinter;
  readonly duty: PrinterDuty;
}

/** What is to be printed, as far as it decides where. */
export interface PaperWanted {
  readonly document: PrintDocument;
  readonly station: string | null;
  /** The printer that the job was made for, if it was made for one. */
  readonly meantFor: string | null;
}

export type ChoosePrinters = (wanted: PaperWanted) => readonly KnownPrinter[];

/**
 * The printer for a piece of paper, then those that stand in for it, in order; none where the shop has no printer for
 * it. A station's own kitchen printer goes before one that takes what nobody else does.
 */
export function createPrinterChoice(printers: () => readonly KnownPrinter[]): ChoosePrinters {
  return (wanted) => {
    const all = printers();
    const first = all.find(({ id }) => id === wanted.meantFor) ?? byDuty(all, wanted);
    return first === undefined ? [] : withStandIns(first, all);
  };
}

function byDuty(all: readonly KnownPrinter[], wanted: PaperWanted): KnownPrinter | undefined {
  const kind = jobKindOf(wanted.document);
  const able = all.filter(({ duty }) => duty.prints.includes(kind));
  const { station } = wanted;
  switch (kind) {
    case 'customer':
      return able[0];
    case 'kitchen':
      return (
        able.find(({ duty }) => station !== null && duty.stations.includes(station)) ??
        able.find(({ duty }) => duty.stations.length === 0)
      );
    case 'report':
      // A report is asked for by somebody who stands there: any printer is better than none.
      return able[0] ?? all.find(({ duty }) => duty.prints.includes('customer')) ?? all[0];
    default:
      return unreachable(kind);
  }
}

export function jobKindOf(document: PrintDocument): PrinterJobKind {
  switch (document) {
    case 'receipt':
    case 'counter-slip':
      return 'customer';
    case 'kitchen-ticket':
    case 'pick-list':
      return 'kitchen';
    case 'shift-report':
    case 'readiness-report':
      return 'report';
    default:
      return unreachable(document);
  }
}

function withStandIns(first: KnownPrinter, all: readonly KnownPrinter[]): readonly KnownPrinter[] {
  const chain: KnownPrinter[] = [first];
  for (let next = first.duty.standIn; next !== null; ) {
    const found = all.find(({ id }) => id === next);
    if (found === undefined || chain.includes(found)) break;
    chain.push(found);
    next = found.duty.standIn;
  }
  return chain;
}
