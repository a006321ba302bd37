import type { CatalogIndex } from '../catalog/catalog-index.ts';
import { fail, ok, type Result } from '../result.ts';
import { configure } from './configure.ts';
import { chargeByLabel, type PackageLabel } from './label.ts';
import type { ConfigureFault, OrderLine, Selection } from './line.ts';

/** Most lines in one order; more is a runaway scanner. */
export const MOST_LINES = 80;

/**
 * A line of an order as the catalogue prices it now: from here on it carries its own names and prices, so that a later
 * catalogue can't change it unseen. Selections are kept in the catalogue's order. The age to be
 * seen is the highest of the item and of the items chosen inside it; one of them with an alarm tag tags the line. What is sold by a label needs one, and is one
 * package: two packages are two lines.
 * @throws RangeError when `quantity` is not a whole number above 0.
 */
export function buildLine(
  index: CatalogIndex,
  lineId: string,
  itemId: string,
  quantity: number,
  selections: readonly Selection[],
  unavailable?: ReadonlySet<string>,
  label: PackageLabel | null = null,
): Result<OrderLine, ConfigureFault> {
  if (!Number.isSafeInteger(quantity) || quantity < 1)
    throw new RangeError(`no quantity of a line: ${quantity}`);
  const item = index.items.get(itemId);
  if (item === undefined) return fail({ kind: 'unknown-item', itemId });
  const configured = configure(index, itemId, selections, unavailable);
  if (!configured.ok) return configured;
  const charged = chargeByLabel(item, label);
  if (!charged.ok) return fail({ kind: charged.error, itemId });
  if (charged.value.label !== null && quantity !== 1) return fail({ kind: 'label-unfit', itemId });
  const partAges = configured.value.options.map(({ itemId: part }) =>
    part === undefined ? 0 : (index.items.get(part)?.minAge ?? 0),
  );
  const minAge = Math.max(item.minAge ?? 0, ...partAges);
  const tagged =
    item.tagged === true ||
    configured.value.options.some(
      ({ itemId: part }) => part !== undefined && index.items.get(part)?.tagged === true,
    );
  return ok({
    lineId,
    itemId,
    sku: item.sku,
    name: item.name,
    ...(item.image === undefined ? {} : { image: item.image }),
    categoryIds: item.categoryIds,
    taxClassId: item.taxClassId,
    ...(minAge === 0 ? {} : { minAge }),
    ...(tagged ? { tagged: true } : {}),
    quantity,
    selections: configured.value.selections,
    base: charged.value.base,
    options: configured.value.options,
    ...(charged.value.label === null ? {} : { label: charged.value.label }),
  });
}
