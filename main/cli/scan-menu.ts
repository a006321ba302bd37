import { existsSync } from 'node:fs';
import type { ScanExplanation } from '../../domain/barcode/scan-meaning.ts';
import { chargeByLabel } from '../../domain/cart/label.ts';
import { businessDay } from '../../domain/catalog/availability.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { type CatalogIndex, indexCatalog } from '../../domain/catalog/catalog-index.ts';
import { formatMoney } from '../../domain/money.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import { textIn } from '../../domain/text/local-text.ts';
import { answerScan } from '../ordering/answer-scan.ts';
import { shopDatabaseFile, withStores } from './shop-data.ts';

/** The menu that customers see; null where no shop has been opened or nothing is published. */
export async function liveMenu(data: string): Promise<CatalogIndex | null> {
  if (!existsSync(shopDatabaseFile(data))) return null;
  return withStores(data, ({ catalogs }) => {
    const version = catalogs.live();
    const content = version === null ? null : catalogs.content(version);
    return content === null ? null : indexCatalog(readOwnJson<Catalog>(content));
  });
}

/** What the kiosk would do with it, in one English sentence. */
export function onMenu(menu: CatalogIndex, { text, meaning }: ScanExplanation, now: number): string {
  const { currency, timeZone } = menu.catalog.shop;
  const answer = answerScan(menu, text, meaning, businessDay(now, timeZone));
  if (answer.kind === 'item') {
    const charged = chargeByLabel(answer.item, answer.label);
    if (!charged.ok) return `${answer.item.sku} is sold by its label, and this code carries none that fits.`;
    return `adds ${answer.item.sku}, ${textIn(answer.item.name, 'en')}, at ${formatMoney(charged.value.base, currency, 'en')}.`;
  }
  const { notice } = answer;
  if (notice.kind === 'scan-refused') return `says: ${textIn(notice.text, 'en')}`;
  return notice.kind === 'scan-misread'
    ? 'says that it was misread.'
    : 'says that it does not know this code.';
}
