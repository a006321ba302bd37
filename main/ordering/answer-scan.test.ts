import { describe, expect, test } from 'vitest';
import { explainScan } from '../../domain/barcode/explain-scan.ts';
import { defaultCodeSettings } from '../../domain/barcode/scan-meaning.ts';
import { splitAim } from '../../domain/barcode/symbology.ts';
import { indexCatalog } from '../../domain/catalog/catalog-index.ts';
import { catalogOf, itemOf } from '../../tests/selling-samples.ts';
import { answerScan } from './answer-scan.ts';

const template = (pattern: string) => ({ pattern, priceDecimals: null, weightDecimals: 3 });
const codes = {
  ...defaultCodeSettings,
  templates: [template('22IIIIIPPPPPC'), template('21IIIIIWWWWWC')],
  memberships: [{ prefix: 'MEM-', length: null, programme: 'Friends' }],
};
const hidden = { hidden: true };
const index = indexCatalog(
  catalogOf([
    itemOf('gouda', 1290, { ...hidden, soldBy: 'kilogram', codes: ['12345', '9506000134352'] }),
    itemOf('salad', 0, { ...hidden, soldBy: 'label', codes: ['77'] }),
    itemOf('pen', 290, { codes: ['4006381333931', '2200000000019', 'https://shop.example/pen'] }),
    itemOf('wrong', 100, { codes: ['4006381333932'] }),
  ]),
);

function answer(raw: string, today = '2026-11-27') {
  const scan = splitAim(raw);
  const { text, meaning } = explainScan(scan, { ...codes, currencyDecimals: 2, year: 2026 });
  const told = answerScan(index, text, meaning, today);
  return told.kind === 'item' ? { item: told.item.id, label: told.label } : told.notice;
}

describe('a scan and the menu', () => {
  test.each<[string, string, object]>([
    ['a product', '4006381333931', { item: 'pen', label: null }],
    ['its code with a lot behind', ']C1010400638133393110A1', { item: 'pen', label: null }],
    ['its link', 'https://id.gs1.org/01/04006381333931', { item: 'pen', label: null }],
    ['an address that the menu lists', 'https://shop.example/pen', { item: 'pen', label: null }],
    ['a code that fits a template and is listed itself', '2200000000019', { item: 'pen', label: null }],
    ['a wrong check digit that is listed as it is', '4006381333932', { item: 'wrong', label: null }],
    [
      'a weighed label',
      '2112345003658',
      { item: 'gouda', label: { price: null, weight: { units: 365, decimals: 3 } } },
    ],
    [
      'a priced label, its number without zeros in the menu',
      '2200077003500',
      { item: 'salad', label: { price: 350, weight: null } },
    ],
    [
      'GS1 data with a weight',
      ']e001095060001343523103000195',
      { item: 'gouda', label: { price: null, weight: { units: 195, decimals: 3 } } },
    ],
    [
      'GS1 data with a price',
      ']e0010950600013435239221299',
      { item: 'gouda', label: { price: 1299, weight: null } },
    ],
    [
      'a price in a named currency',
      ']e001095060001343523932978' + '1299',
      { kind: 'scan-refused', why: 'label' },
    ],
    [
      'a price finer than the currency',
      ']e0010950600013435239231299',
      { kind: 'scan-refused', why: 'label' },
    ],
    [
      'a price on a thing with its own',
      ']e0010400638133393139221299',
      { kind: 'scan-refused', why: 'label' },
    ],
    ['a package past its date', ']C1010400638133393117261126', { kind: 'scan-refused', why: 'past-date' }],
    ['a package on its last day', ']C1010400638133393117261127', { item: 'pen' }],
    ['a label of nothing on the menu', '2299999003507', { kind: 'scan-unknown', code: '2299999003507' }],
    ['a product that is not sold here', '96385074', { kind: 'scan-unknown', code: '96385074' }],
    ['a misread', '96385075', { kind: 'scan-misread' }],
    ['a payment code', '134567890123456789', { kind: 'scan-refused', why: 'payment' }],
    ['a member', 'MEM-0815', { kind: 'scan-refused', why: 'membership' }],
    ['a web address', 'https://example.org/?id=1', { kind: 'scan-refused', why: 'link' }],
    ['a pallet', ']C100340123450000000017', { kind: 'scan-refused', why: 'not-a-product' }],
    ['GS1 data at fault', ']C10109506', { kind: 'scan-refused', why: 'not-understood' }],
    [
      'something long that could be a card',
      '4111111111111111',
      { kind: 'scan-unknown', code: '41************11' },
    ],
  ])('%s', (_, raw, expected) => {
    expect(answer(raw)).toMatchObject(expected);
  });

  test('every refusal is said in both languages', () => {
    expect(answer('134567890123456789')).toMatchObject({
      text: {
        en: expect.stringContaining('Nothing was charged'),
        'zh-Hans': expect.stringContaining('没有扣款'),
      },
    });
  });
});
