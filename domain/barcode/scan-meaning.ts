import type { Decimal } from './decimal.ts';
import type { Day } from './gs1-date.ts';
import type { InStoreTemplate } from './in-store.ts';
import type { Wallet } from './payment-code.ts';
import type { Symbology } from './symbology.ts';

/** One scan, framing and identifier off. */
export interface ReadText {
  readonly text: string;
  /** Null when the scanner sends no identifiers. */
  readonly symbology: Symbology | null;
}

/** What a code said of one package beside its GTIN. */
export interface ProductDetails {
  readonly lot: string | null;
  readonly serial: string | null;
  readonly bestBefore: Day | null;
  /** After this day it must not be sold. */
  readonly useBy: Day | null;
  /** Kilograms; null also for a weight in pounds. */
  readonly weight: Decimal | null;
  /** What this package costs. */
  readonly price: Decimal | null;
  /** ISO 4217 number of the price's currency, e.g. '978'; null is the shop's own. */
  readonly currency: string | null;
}

export type UnreadableReason =
  | 'empty'
  | 'check-digit'
  | 'price-verifier'
  | 'separator-missing'
  | 'malformed-gs1'
  | 'not-text';

/** What a code is to a shop. */
export type ScanMeaning =
  /** GTIN-14s, the likeliest first; more than one only for eight digits that are both EAN-8 and UPC-E. */
  | { readonly kind: 'product'; readonly gtins: readonly string[]; readonly details: ProductDetails | null }
  /** A label of the shop's own scale or printer. */
  | {
      readonly kind: 'in-store';
      readonly template: string;
      readonly item: string;
      readonly price: Decimal | null;
      /** Kilograms. */
      readonly weight: Decimal | null;
    }
  | { readonly kind: 'payment'; readonly wallet: Wallet }
  | { readonly kind: 'membership'; readonly programme: string }
  /** A web address that names no product. */
  | { readonly kind: 'link'; readonly host: string }
  /** Good GS1 data about something that is not sold over a counter. */
  | { readonly kind: 'not-a-product'; readonly what: 'logistic-unit' | 'coupon' | 'place' | 'other' }
  /** Nothing of the above; a catalogue may know it as a code of the shop's own. */
  | { readonly kind: 'own-code'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly why: UnreadableReason };

/** Kinds of reading that one code can have at once, so that somebody must say which goes first. */
export const rivals = ['membership', 'in-store', 'payment', 'product'] as const;
export type Rival = (typeof rivals)[number];

/** What a shop says about the codes that it meets. */
export interface CodeSettings {
  readonly templates: readonly InStoreTemplate[];
  readonly memberships: readonly MembershipRule[];
  /** Wallets whose codes are recognised. */
  readonly wallets: readonly Wallet[];
  /** Which reading wins where a code has several, the first named first. */
  readonly precedence: readonly Rival[];
  /** Eight digits from 0 or 1 without an identifier that check as EAN-8 and as UPC-E. */
  readonly eightDigits: 'ean-8' | 'upc-e' | 'both';
  /** A sign that the scanner sends in place of GS; null when it sends GS. */
  readonly separator: string | null;
}

/** Cards of the shop or its partners, told by how they begin. */
export interface MembershipRule {
  readonly prefix: string;
  /** Null for any. */
  readonly length: number | null;
  readonly programme: string;
}

/** A shop that has said nothing. */
export const defaultCodeSettings: CodeSettings = {
  templates: [],
  memberships: [],
  wallets: ['wechat', 'alipay', 'unionpay'],
  precedence: rivals,
  eightDigits: 'both',
  separator: null,
};

/** Facts of the shop and the moment that readings need. */
export interface ReadingMoment {
  readonly currencyDecimals: number;
  readonly year: number;
}

/** One way to read a code. */
export interface Reading {
  readonly meaning: ScanMeaning;
  /** Why it can be read so, in one English sentence for a technician; never the code itself. */
  readonly because: string;
}

/** A scan explained. */
export interface ScanExplanation {
  /** The text that was read: outer spaces off, the separator as GS. */
  readonly text: string;
  readonly meaning: ScanMeaning;
  /** Every reading that was possible, the chosen one first. */
  readonly readings: readonly Reading[];
  /** What a technician should know: a lost separator, two readings … */
  readonly notes: readonly string[];
  /** The text as a log may show it. */
  readonly masked: string;
}
