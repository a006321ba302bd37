import type { Quote } from '../../../domain/pricing/quote.ts';
import { Price } from '../../ui/primitives/price.tsx';
import { useMoney } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import css from './totals.module.css';

/** 750 basis points as the language writes 7.5 %. */
function percent(rate: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    rate / 10_000,
  );
}

/** What the order costs; with `explained`, also its taxes. */
export function Totals({
  quote,
  explained = false,
}: {
  readonly quote: Quote;
  readonly explained?: boolean;
}) {
  const { t, pick, language } = useText();
  const money = useMoney();
  const taxes = quote.taxes.filter(({ tax }) => tax !== 0);
  const before = quote.orderDiscounts.length > 0 || (explained && !quote.taxIncluded && taxes.length > 0);

  return (
    <dl className={css['totals']}>
      {before && (
        <div>
          <dt>{t('order.subtotal')}</dt>
          <dd>
            <Price>{money(quote.subtotal)}</Price>
          </dd>
        </div>
      )}
      {quote.orderDiscounts.map((discount) => (
        <div key={discount.promotionId} className={css['discount']}>
          <dt>{pick(discount.name)}</dt>
          <dd>
            <Price>{t('item.minus', { price: money(discount.amount) })}</Price>
          </dd>
        </div>
      ))}
      {explained &&
        !quote.taxIncluded &&
        taxes.map((tax) => (
          <div key={tax.taxClassId}>
            <dt>{t('review.taxAdded', { name: pick(tax.name), rate: percent(tax.rate, language) })}</dt>
            <dd>
              <Price>{money(tax.tax)}</Price>
            </dd>
          </div>
        ))}
      <div className={css['total']}>
        <dt>{t('order.total')}</dt>
        <dd>
          <Price size="xl">{money(quote.total)}</Price>
        </dd>
      </div>
      {explained &&
        quote.taxIncluded &&
        taxes.map((tax) => (
          <div key={tax.taxClassId} className={css['tax']}>
            <dt>{t('review.taxIncluded', { name: pick(tax.name), rate: percent(tax.rate, language) })}</dt>
            <dd>
              <Price kind="soft">{money(tax.tax)}</Price>
            </dd>
          </div>
        ))}
    </dl>
  );
}
