import type { AssistButton } from '../../hardware/ports/button.ts';
import type { CustomerDisplay } from '../../hardware/ports/display.ts';
import type { SignalLight } from '../../hardware/ports/light.ts';
import type { StaffPager } from '../../hardware/ports/pager.ts';
import type { TicketPrinter } from '../../hardware/ports/printer.ts';
import type { BarcodeScanner } from '../../hardware/ports/scanner.ts';
import type { CardTerminal } from '../../hardware/ports/terminal.ts';

/** What a printer is for. */
export interface PrinterDuty {
  readonly prints: readonly PrinterJobKind[];
  /** Prep stations whose tickets come out here; empty: those that no other kitchen printer takes. */
  readonly stations: readonly string[];
  /** The device that prints instead while this one can't. */
  readonly standIn: string | null;
}

/** `customer`: receipts and counter slips. `kitchen`: tickets and pick lists. `report`: what staff print for themselves. */
export const printerJobKinds = ['customer', 'kitchen', 'report'] as const;
export type PrinterJobKind = (typeof printerJobKinds)[number];

/** Whom an encoder rings for a call. */
export interface PagerRouting {
  readonly capcodes: readonly string[];
  /** Rung in addition once a call is urgent. */
  readonly urgentCapcodes: readonly string[];
}

/**
 * What a long press means beside the press that it began with. `withdraw` takes back a call that was open before this
 * press; the press that makes a call never takes it back, so that a hand that rests on the button still calls.
 */
export const longPresses = ['call', 'withdraw'] as const;
export type LongPress = (typeof longPresses)[number];

/** The port of each kind. */
export interface DevicePorts {
  readonly printer: TicketPrinter;
  readonly scanner: BarcodeScanner;
  readonly pager: StaffPager;
  readonly terminal: CardTerminal;
  readonly button: AssistButton;
  readonly light: SignalLight;
  readonly display: CustomerDisplay;
}

export type DeviceKind = keyof DevicePorts;

/** What the shop must know of a device beside its port. */
interface DeviceUses extends Record<DeviceKind, object> {
  readonly printer: { readonly duty: PrinterDuty };
  readonly pager: { readonly routing: PagerRouting };
  readonly button: { readonly longPress: LongPress };
}

/** A device of one kind that was opened from its settings. */
export type Opened<K extends DeviceKind> = {
  readonly kind: K;
  readonly device: DevicePorts[K];
} & DeviceUses[K];

export type OpenDevice = { [K in DeviceKind]: Opened<K> }[DeviceKind];
