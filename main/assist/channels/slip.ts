import type { AssistCall } from '../../../domain/assist/call.ts';
import { helpSlipDocument } from '../../../domain/ticket/help-slip-document.ts';
import { unreachable } from '../../../domain/result.ts';
import { canServe, type DeviceFault, hinders } from '../../../hardware/ports/device.ts';
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
  const target = printer?.id ?? wanted ?? '';
  const of = (outcome: WayOutcome['outcome'], detail: string): readonly WayOutcome[] => [
    { channel: 'slip', target, outcome, detail },
  ];
  const failed = (fault: DeviceFault, detail: string = fault): readonly WayOutcome[] => [
    { channel: 'slip', target, outcome: 'failed', detail, why: { kind: 'fault', fault, againMs: null } },
  ];
  if (printer === undefined) return of('nobody', 'there is no such printer');
  const health = printer.health();
  if (!canServe(health))
    return failed(health.faults.find(hinders) ?? 'no-answer', health.faults.join(', ') || health.state);
  const printed = await printer.print(deps.newId(), helpSlipDocument(call, deps.paper()));
  switch (printed.kind) {
    case 'confirmed':
      return of('done', `printed (${printed.proof})`);
    case 'assumed':
      return of('sent', 'to a printer that can’t answer');
    case 'unknown':
    case 'lost':
      return failed(printed.fault, `in doubt: ${printed.fault}`);
    case 'failed':
      return failed(printed.fault);
    default:
      return unreachable(printed);
  }
}
