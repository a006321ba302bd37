/** A BCP 47 language tag. The kiosk's own screens speak 'en' and 'zh-Hans'; a catalogue may carry any. */
export type Language = string;

/** One text in several languages, keyed by language tag. */
export type LocalText = Readonly<Record<Language, string>>;

/** An amount in the currency's minor units (cents, fils, or whole yen). Always an integer. */
export type Minor = number;

/** A rate in basis points: 750 is 7.5 %. */
export type BasisPoints = number;

export type OrderType = 'eat-in' | 'take-away';

export interface Currency {
  /** ISO 4217 code. */
  readonly code: string;
  /** Digits after the decimal point: 0 (JPY), 2 (EUR) or 3 (KWD). */
  readonly decimals: 0 | 2 | 3;
  /** What stands before or after the number on screens; paper uses the code when the printer lacks the sign. */
  readonly symbol: string;
}

export interface TaxClass {
  readonly id: string;
  readonly name: LocalText;
  readonly rate: Readonly<Record<OrderType, BasisPoints>>;
}

export interface Shop {
  readonly name: LocalText;
  /** Lines under the name on a receipt. */
  readonly address: readonly string[];
  readonly taxNumber?: string;
  /** IANA zone, for opening hours, breakfast and the business day. */
  readonly timeZone: string;
  readonly currency: Currency;
  /** Whether item prices already contain tax. */
  readonly taxIncluded: boolean;
  readonly taxClasses: readonly TaxClass[];
  /** Offered to customers, the first is the default. */
  readonly languages: readonly Language[];
  /** Empty for a shop that does not ask (retail). */
  readonly orderTypes: readonly OrderType[];
}

export interface Category {
  readonly id: string;
  readonly name: LocalText;
  readonly image?: string;
  readonly parentId?: string;
}

/** When something is sold, in the shop's own time. Days: 1 Monday … 7 Sunday. Minutes from midnight, `to` exclusive. */
export interface TimeWindow {
  readonly days: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

export type Allergen =
  | 'gluten'
  | 'crustaceans'
  | 'eggs'
  | 'fish'
  | 'peanuts'
  | 'soy'
  | 'milk'
  | 'nuts'
  | 'celery'
  | 'mustard'
  | 'sesame'
  | 'sulphites'
  | 'lupin'
  | 'molluscs';

export interface Item {
  readonly id: string;
  readonly sku: string;
  readonly name: LocalText;
  readonly description?: LocalText;
  readonly categoryIds: readonly string[];
  readonly price: Minor;
  /**
   * Sold only by scanning the label of a package: 'kilogram' makes `price` that of a kilogram, 'label' takes the price
   * that the label carries (`price` is not used). Absent: `price` is for one unit.
   */
  readonly soldBy?: 'kilogram' | 'label';
  readonly taxClassId: string;
  /** File name inside the catalogue's picture folder. */
  readonly image?: string;
  readonly tags?: readonly string[];
  /** What it contains whatever is chosen; empty means none of the fourteen, absent means that nobody has said. */
  readonly allergens?: readonly Allergen[];
  /** Facts a shopper compares: material, size, pages … */
  readonly specs?: readonly { readonly label: LocalText; readonly value: LocalText }[];
  /** Years of age that a person of staff must see before payment. */
  readonly minAge?: number;
  /** Carries an alarm tag that a person of staff must take off before payment. */
  readonly tagged?: boolean;
  /** Sold only inside these windows; absent means always. */
  readonly windows?: readonly TimeWindow[];
  readonly prepStation?: string;
  readonly shelf?: string;
  /** GTINs (8, 12, 13 or 14 digits) and in-store codes that a scanner may read for this item. */
  readonly codes?: readonly string[];
  /** Units on hand when the catalogue is first published; absent means stock is not counted. */
  readonly stock?: number;
  readonly modifierGroupIds?: readonly string[];
  /** Not offered by itself in a category: a combo's component. */
  readonly hidden?: boolean;
  readonly soldOut?: boolean;
}

export interface ModifierOption {
  readonly id: string;
  readonly name: LocalText;
  /** Added to the item's price for each unit chosen; may be negative. */
  readonly priceDelta: Minor;
  /** How many units of this one option may be chosen; 1 when absent. */
  readonly maxQuantity?: number;
  /** Units chosen when the item is opened; 0 when absent. */
  readonly defaultQuantity?: number;
  /** Groups that open when this option is chosen. */
  readonly modifierGroupIds?: readonly string[];
  /**
   * The option is another item (a meal's drink): its groups open too, its stock is taken, its availability
   * counts. Its own price does not: only `priceDelta` is added.
   */
  readonly itemId?: string;
  /**
   * What choosing this option brings in, over what the item itself contains; absent means nothing. What only some
   * choices contain (a latte's milk) stands here and not on the item. Not for an option with `itemId`: the item says its own.
   */
  readonly allergens?: readonly Allergen[];
  readonly image?: string;
  readonly soldOut?: boolean;
}

/** A question about an item: size, milk, sauces, a meal's slots. */
export interface ModifierGroup {
  readonly id: string;
  readonly name: LocalText;
  /** Units that must be chosen over all options; 0 means optional. */
  readonly min: number;
  /** Units that may be chosen over all options. */
  readonly max: number;
  /** How many units cost nothing: the dearest chosen ones, so that the customer never gains by choosing in another order. */
  readonly free?: number;
  readonly options: readonly ModifierOption[];
}

/** Which lines a promotion looks at; an empty target means every line. */
export interface PromotionTarget {
  readonly itemIds?: readonly string[];
  readonly categoryIds?: readonly string[];
}

export type PromotionRule =
  | { readonly kind: 'line-percent'; readonly target: PromotionTarget; readonly percent: BasisPoints }
  | { readonly kind: 'line-fixed'; readonly target: PromotionTarget; readonly amount: Minor }
  /** Of every `buy` units the cheapest `buy - pay` are free. */
  | { readonly kind: 'n-for-m'; readonly target: PromotionTarget; readonly buy: number; readonly pay: number }
  | { readonly kind: 'order-percent'; readonly percent: BasisPoints; readonly minTotal?: Minor }
  | { readonly kind: 'order-fixed'; readonly amount: Minor; readonly minTotal?: Minor };

export interface Promotion {
  readonly id: string;
  readonly name: LocalText;
  readonly rule: PromotionRule;
  readonly windows?: readonly TimeWindow[];
}

/** A whole catalogue: what a manager publishes and a kiosk shows, always as one. */
export interface Catalog {
  readonly format: 'pointfive-catalog/1';
  readonly shop: Shop;
  readonly categories: readonly Category[];
  readonly items: readonly Item[];
  readonly modifierGroups: readonly ModifierGroup[];
  readonly promotions: readonly Promotion[];
}

/** Something wrong in a catalogue file, where it stands and what to do. `error` stops publishing, `warning` does not. */
export interface CatalogFinding {
  readonly severity: 'error' | 'warning';
  /** Stable name of the rule, e.g. 'group-min-unreachable'. */
  readonly rule: string;
  /** Where: a row of a CSV file ('row 12') or a path ('items[sku=LATTE].price'). */
  readonly where: string;
  /** One English sentence: what is wrong and what to do. */
  readonly message: string;
}

/** Shop-local time for windows. Minutes from midnight; weekday 1 Monday … 7 Sunday. */
export interface LocalMoment {
  readonly weekday: number;
  readonly minute: number;
}
