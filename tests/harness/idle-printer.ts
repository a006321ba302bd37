import type { TicketDocument } from '../../domain/ticket/document.ts';
import type { DeviceState } from '../../hardware/ports/device.ts';
import type { PrintOutcome, TicketPrinter } from '../../hardware/ports/printer.ts';

/** What a printer without a wire was asked to print. */
export interface IdlePrinter extends TicketPrinter {
  readonly asked: readonly { readonly document: TicketDocument; readonly cutFirst: boolean }[];
  become: (state: DeviceState) => void;
}

/** A printer at the port, without bytes: it ends each job as it is told, the last outcome for all that follow. */
export function idlePrinter(
  id: string,
  ...outcomes: readonly (PrintOutcome | Promise<PrintOutcome>)[]
): IdlePrinter {
  const asked: { document: TicketDocument; cutFirst: boolean }[] = [];
  let state: DeviceState = 'ready';
  const next = async (): Promise<PrintOutcome> => {
    const outcome = outcomes[Math.min(asked.length, outcomes.length) - 1];
    return (await outcome) ?? { kind: 'confirmed', proof: 'process-id' };
  };
  return {
    id,
    asked,
    become: (now) => {
      state = now;
    },
    health: () => ({ state, faults: [], lastProofAt: 0 }),
    watch: () => () => undefined,
    close: () => Promise.resolve(),
    print(_jobId, document, options) {
      asked.push({ document, cutFirst: options?.cutFirst ?? false });
      return next();
    },
    printTestPage: next,
  };
}
