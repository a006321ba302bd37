import type { CatalogIndex } from '../catalog-index.ts';
import type { LocalText } from '../catalog.ts';
import { listSome, type LintHit } from './rule.ts';

interface NamedText {
  readonly of: string;
  readonly text: LocalText | undefined;
}

function textsByKind({
  catalog,
}: CatalogIndex): readonly (readonly [kind: string, texts: readonly NamedText[]])[] {
  const { shop, categories, items, modifierGroups, promotions } = catalog;
  return [
    ['shop.name', [{ of: 'the shop', text: shop.name }]],
    ['shop.taxClasses.name', shop.taxClasses.map(({ id, name }) => ({ of: id, text: name }))],
    ['categories.name', categories.map(({ id, name }) => ({ of: id, text: name }))],
    ['items.name', items.map(({ sku, name }) => ({ of: sku, text: name }))],
    ['items.description', items.map(({ sku, description }) => ({ of: sku, text: description }))],
    [
      'items.specs',
      items.flatMap(({ sku, specs }) =>
        (specs ?? []).flatMap(({ label, value }) => [
          { of: sku, text: label },
          { of: sku, text: value },
        ]),
      ),
    ],
    ['modifierGroups.name', modifierGroups.map(({ id, name }) => ({ of: id, text: name }))],
    [
      'modifierGroups.options.name',
      modifierGroups.flatMap((group) =>
        group.options.map(({ id, name }) => ({ of: `${group.id}/${id}`, text: name })),
      ),
    ],
    ['promotions.name', promotions.map(({ id, name }) => ({ of: id, text: name }))],
  ];
}

/** Texts that a language of the shop lacks: one finding for each kind of text and language, not one for each text. */
export function missingTranslation(index: CatalogIndex): LintHit[] {
  const byKind = textsByKind(index);
  return index.catalog.shop.languages.flatMap((language) =>
    byKind.flatMap(([kind, texts]) => {
      const lacking = texts.filter(({ text }) => text !== undefined && text[language] === undefined);
      return lacking.length === 0
        ? []
        : [
            {
              where: kind,
              message: `${lacking.length} of ${texts.length} have no text in ${language} (${listSome([...new Set(lacking.map(({ of }) => of))])}): customers will see another language until it is added.`,
            },
          ];
    }),
  );
}

/** Items on the menu without a picture: one finding for all. */
export function missingPicture({ catalog }: CatalogIndex): LintHit[] {
  const shown = catalog.items.filter(({ hidden }) => hidden !== true);
  const without = shown.filter(({ image }) => image === undefined);
  return without.length === 0
    ? []
    : [
        {
          where: 'items.image',
          message: `${without.length} of ${shown.length} items have no picture (${listSome(without.map(({ sku }) => sku))}): add one, pictures are what customers look for first.`,
        },
      ];
}
