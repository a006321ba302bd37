import type { AssistCall } from '../../../domain/assist/call.ts';
import { helpSlipDocument } from '../../../domain/ticket/help-slip-document.ts';
import { unreachable } from '../../../domain/result.ts';
import { canServe } from '../../../hardware/ports/device.ts';
import type { TicketPrinter } from '../../../hardware/ports/printer.ts';
import type { WayOutcome } from './channel.ts';

export interface SlipDeps {
  /** The printer of that id; without one, the first that takes reports. */
  readonly printer: (id: string | null) => TicketPrinter | undefined;
  readonly paper: () => { readonly timeZone: string; readonly language: string };
  readonly newId: () => string;
}

/**
 * A slip that says who waits where. It goes to the printer past the queue of the shop's paper: a slip that came out a
 * quarter of an hour late would send somebody to a kiosk where nobody stands.
 */
export async function slipOutcome(
  deps: SlipDeps,
  call: AssistCall,
  wanted: string | null,
): Promise<readonly WayOutcome[]> {
  const printer = deps.printer(wanted);
  const of = (outcome: WayOutcome['outcome'], detail: string): readonly WayOutcome[] => [
    { channel: 'slip', target: printer?.id ?? wanted ?? '', outcome, detail },
  ];
  if (printer === undefined) return of('nobody', 'there is no such printer');
  const health = printer.health();
  if (!canServe(health)) return of('failed', health.faults.join(', ') || health.state);
  const printed = await printer.print(deps.newId(), helpSlipDocument(call, deps.paper()));
  switch (printed.kind) {
    case 'confirmed':
      return of('done', `printed (${printed.proof})`);
    case 'assumed':
      return of('sent', 'to a printer that can’t answer');
    case 'unknown':
    case 'lost':
      return of('failed', `in doubt: ${printed.fault}`);
    case 'failed':
      return of('failed', printed.fault);
    default:
      return unreachable(printed);
  }
}
