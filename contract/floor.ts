import type { Language } from '../domain/catalog/catalog.ts';
import type { OrderLine } from '../domain/cart/line.ts';
import type { Comfort, Place } from '../domain/order/order-types.ts';
import type { Quote } from '../domain/pricing/quote.ts';
import type { FloorTalk } from './talk.ts';
import type { DeviceView, OrderStep } from './views.ts';

/** A visit as staff may look over the customer's shoulder: never personal or payment data. */
export interface FloorVisit {
  readonly sessionId: string;
  /** The number of the step that this shows: what is proposed on top of it names it. */
  readonly seq: number;
  readonly step: OrderStep;
  /** Where in the menu the customer looks; null on every screen that is no menu. */
  readonly place: Place | null;
  readonly language: Language;
  readonly comfort: Comfort;
  readonly lines: readonly OrderLine[];
  /** null while the customer pays: then nothing of the order is shown, and `lines` is empty. */
  readonly quote: Quote | null;
  readonly number: string | null;
  readonly talk: FloorTalk;
}

/** One kiosk in a line: what a queue, a floor plan or a list of kiosks shows of it. */
export interface FloorKiosk {
  readonly kioskId: string;
  readonly name: string;
  readonly place: string;
  /** 'attract' while nobody is there. */
  readonly step: OrderStep | 'attract';
  readonly service: boolean;
  readonly language: Language | null;
  /** Lines in the order of the visit. */
  readonly lines: number;
  /** What the customer has said to staff in this visit so far. */
  readonly said: number;
  /** Of the catalogue: what the page says that it shows; null before it said so. */
  readonly showsVersion: number | null;
  /** Devices that can't do their work now. */
  readonly troubled: readonly DeviceView[];
}

/** Everything about one kiosk, for whoever looks at it closely. */
export interface FloorDetail extends FloorKiosk {
  readonly visit: FloorVisit | null;
  readonly devices: readonly DeviceView[];
}

/** A kiosk as the engine of this station knows it. */
export interface FloorEntry extends FloorKiosk {
  /** `own`: its engine is this one. `gone`: nothing is heard of it; what is shown is what it said last. */
  readonly link: 'own' | 'connected' | 'gone';
  /** When it was heard last, epoch ms; null for the own one. */
  readonly heardAt: number | null;
}
