import type { BasisPoints, Currency, Language, Minor } from '../catalog/catalog.ts';
import type { OrderLine } from '../cart/line.ts';
import { formatMoney } from '../money.ts';
import { textIn } from '../text/local-text.ts';
import type { Quote } from './quote.ts';

/** One step of how a total came about. */
export interface QuoteRow {
  /**
   * `line` and `line-discount` rows add up to `subtotal`; `subtotal` and `order-discount` rows, and `tax-added` rows,
   * add up to `total`. `option` rows explain a line's unit price and `tax-included` rows what the total contains:
   * neither is added.
   */
  readonly kind:
    | 'line'
    | 'option'
    | 'line-discount'
    | 'subtotal'
    | 'order-discount'
    | 'tax-included'
    | 'tax-added'
    | 'total';
  /** The line that the row is about; null for rows about the whole order. */
  readonly lineId: string | null;
  /** How far the row is set in: 0, or deeper for what belongs to a line. */
  readonly depth: number;
  /** A name from the catalogue; '' where the screen has its own word (subtotal, total). */
  readonly label: string;
  /** The sum behind the amount, in figures only: '2 × (€3.50 + €0.60)', '7.5% × €12.00'. '' when there is none. */
  readonly working: string;
  /** What the row adds (discounts are negative), in minor units … */
  readonly value: Minor;
  /** … and as the screen writes it. */
  readonly amount: string;
}

function percent(rate: BasisPoints, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    rate / 10_000,
  );
}

/**
 * The quote in rows, from the first item to the total, so that any figure can be followed with a finger. Needs the
 * lines that were quoted, for their names.
 */
export function explainQuote(
  quote: Quote,
  lines: readonly OrderLine[],
  currency: Currency,
  language: Language,
): readonly QuoteRow[] {
  const money = (amount: Minor) => formatMoney(amount, currency, language);
  const row = (
    kind: QuoteRow['kind'],
    value: Minor,
    about: Partial<Pick<QuoteRow, 'lineId' | 'depth' | 'label' | 'working'>> = {},
  ): QuoteRow => ({
    kind,
    lineId: null,
    depth: 0,
    label: '',
    working: '',
    ...about,
    value,
    amount: money(value),
  });

  const byId = new Map(lines.map((line) => [line.lineId, line]));
  const perLine = quote.lines.flatMap((quoted) => {
    const { lineId, quantity, base, optionsTotal, unit, gross } = quoted;
    const line = byId.get(lineId);
    const parts =
      optionsTotal === 0
        ? money(unit)
        : `${money(base)} ${optionsTotal < 0 ? '−' : '+'} ${money(Math.abs(optionsTotal))}`;
    const working =
      quantity === 1
        ? optionsTotal === 0
          ? ''
          : parts
        : `${quantity} × ${optionsTotal === 0 ? parts : `(${parts})`}`;
    return [
      row('line', gross, { lineId, label: line === undefined ? '' : textIn(line.name, language), working }),
      ...(line?.options ?? []).map((option) =>
        row('option', option.amount, {
          lineId,
          depth: option.depth + 1,
          label: textIn(option.name, language),
          working: option.quantity === 1 ? '' : `${option.quantity} ×`,
        }),
      ),
      ...quoted.discounts.map(({ name, amount }) =>
        row('line-discount', -amount, { lineId, depth: 1, label: textIn(name, language) }),
      ),
    ];
  });
  return [
    ...perLine,
    row('subtotal', quote.subtotal),
    ...quote.orderDiscounts.map(({ name, amount }) =>
      row('order-discount', -amount, { label: textIn(name, language) }),
    ),
    ...quote.taxes.map(({ name, rate, net, tax }) =>
      row(quote.taxIncluded ? 'tax-included' : 'tax-added', tax, {
        label: textIn(name, language),
        working: `${percent(rate, language)} × ${money(net)}`,
      }),
    ),
    row('total', quote.total),
  ];
}
