import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicationIdentifier, everyIdentifier, hasFixedLength } from './ai-table.ts';
import { readLink } from './digital-link.ts';
import { parseElementString, separator } from './element-string.ts';
import { checkDigit } from './gtin.ts';
import { dayText, gs1Date } from './gs1-date.ts';

const shared = (name: string) =>
  fileURLToPath(new URL(`../../../shared/data/barcodes/${name}`, import.meta.url));

const variable = fc.constantFrom('10', '21', '240', '254', '30', '37', '400', '8008', '98');
const fixed = fc.constantFrom('11', '17', '20', '3103', '3202', '3565');
const dataOf = (ai: string) => {
  const length = applicationIdentifier(ai)?.longest ?? 0;
  if (ai === '8008') return fc.constantFrom('26123123', '2612312359', '261231235959');
  if (hasFixedLength(ai)) return fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  if (['30', '37'].includes(ai)) return fc.stringMatching(/^\d{1,8}$/);
  return fc.stringMatching(new RegExp(`^[!-"%-?A-Z_a-z]{1,${length}}$`));
};

describe('element strings', () => {
  test('whatever elements are written, the same are read', () => {
    const element = fc.oneof(variable, fixed).chain((ai) => dataOf(ai).map((value) => ({ ai, value })));
    const elements = fc.uniqueArray(element, { selector: ({ ai }) => ai, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(elements, fc.boolean(), (written, everywhere) => {
        const text = written
          .map(({ ai, value }) => ai + value + (everywhere || !hasFixedLength(ai) ? separator : ''))
          .join('');
        const read = parseElementString(text);
        expect(read.ok && read.value.elements.map(({ ai, value }) => ({ ai, value }))).toEqual(written);
      }),
    );
  });

  test('any text ends in elements or in a fault, soon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 4096 }), (text) => {
        expect(typeof parseElementString(text).ok).toBe('boolean');
      }),
    );
    expect(parseElementString('20'.repeat(2048)).ok).toBe(true);
  });

  test('one wrong digit of a GTIN is noticed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{13}$/),
        fc.nat(13),
        fc.integer({ min: 1, max: 9 }),
        (body, at, by) => {
          const gtin = body + checkDigit(body);
          const wrong = gtin.slice(0, at) + ((Number(gtin[at]) + by) % 10) + gtin.slice(at + 1);
          expect(parseElementString(`01${gtin}`).ok).toBe(true);
          expect(parseElementString(`01${wrong}`)).toEqual({
            ok: false,
            error: { kind: 'check-digit', ai: '01' },
          });
        },
      ),
    );
  });
});

describe('dates', () => {
  test.each([
    ['261231', '2026-12-31'],
    ['260200', '2026-02-28'],
    ['280200', '2028-02-29'],
    ['770101', '1977-01-01'],
    ['760101', '2076-01-01'],
    ['000100', '2000-01-31'],
    ['261301', null],
    ['260230', null],
    ['26123', null],
  ])('%s read in 2026 is %s', (digits, day) => {
    const read = gs1Date(digits, 2026);
    expect(read === null ? null : dayText(read)).toBe(day);
  });

  test('the century slides with the year', () => {
    expect(gs1Date('010101', 2099)?.year).toBe(2101);
    expect(gs1Date('991231', 2001)?.year).toBe(1999);
    expect(gs1Date('490101', 2099)?.year).toBe(2149);
    expect(gs1Date('500101', 2099)?.year).toBe(2050);
  });
});

describe('links', () => {
  test.each<[string, string | null]>([
    ['https://id.gs1.org/01/09506000134352', '09506000134352'],
    ['HTTPS://ID.GS1.ORG/01/09506000134352', '09506000134352'],
    ['http://shop.example:8080/a/b/01/9506000134352/21/7?x=1#top', '09506000134352'],
    ['https://shop.example/gtin/9506000134352/lot/A%2F1', '09506000134352'],
    ['https://shop.example/01/09506000134352/menu', null],
    ['https://shop.example/01/hello', null],
    ['https://shop.example/', null],
  ])('%s', (text, gtin) => {
    const read = readLink(text);
    expect(read?.ok).toBe(true);
    expect(read?.ok === true && read.value.elements?.[0]?.value).toBe(gtin ?? undefined);
  });

  test('what is no web address is none', () => {
    for (const text of ['', 'ftp://a/01/09506000134352', 'https://', 'https://a b/', 'https://user@host/']) {
      expect(readLink(text)).toBeNull();
    }
  });

  test('a percent sign that encodes nothing is a fault, not a crash', () => {
    expect(readLink('https://a.example/01/09506000134352/10/%ZZ')).toMatchObject({ ok: false });
  });
});

test("GS1's own list of identifiers is ours", (context) => {
  const list = shared('gs1-syntax-dictionary.txt');
  if (!existsSync(list)) context.skip(`${list} is not here`);
  const theirs = readFileSync(list, 'utf8')
    .split('\n')
    .filter((row) => /^\d/.test(row))
    .flatMap((row) => {
      const [range = ''] = row.split(/\s+/);
      const flags = row.slice(10, 14);
      const parts =
        row
          .slice(15)
          .split(/\s{2,}|#|\s(?=req=|ex=|dlpkey)/)[0]
          ?.match(/[NXYZ](?:\.\.)?\d+/g) ?? [];
      const longest = parts.reduce((sum, part) => sum + Number(part.replace(/^\D+/, '')), 0);
      const [from = '', to = from] = range.split('-');
      const count = Number(to) - Number(from) + 1;
      return Array.from({ length: count }, (_, at) => ({
        ai: String(Number(from) + at).padStart(from.length, '0'),
        fixed: flags.includes('*'),
        longest,
      }));
    });
  const ours = [...everyIdentifier()].map(({ ai, longest }) => ({ ai, fixed: hasFixedLength(ai), longest }));
  const byAi = (a: { ai: string }, b: { ai: string }) => (a.ai < b.ai ? -1 : 1);
  expect(ours.toSorted(byAi)).toEqual(theirs.toSorted(byAi));
});

test("GS1's own examples of links are read, and of element strings", (context) => {
  const list = shared('gs1_test_vectors.json');
  if (!existsSync(list)) context.skip(`${list} is not here`);
  const vectors: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(vectors)) throw new Error('not a list');
  let read = 0;
  for (const { op, input, should_succeed: good, expect: whole } of vectors) {
    if (op === 'processAIdata' && good === true) {
      const told = parseElementString(String(input).slice(1).replaceAll('^', separator));
      // Theirs leave check digits to another step.
      if (told.ok) read += 1;
      else expect(`${input}: ${told.error.kind}`).toBe(`${input}: check-digit`);
    }
    if (op === 'parseDLuri' && good === true && /\/01\/\d{14}/.test(String(input))) {
      const told = readLink(String(input));
      if (told?.ok === true) {
        const all = told.value.elements?.map(({ ai, value }) => ai + value) ?? [];
        expect(all.every((each) => String(whole).includes(each))).toBe(true);
        read += 1;
      } else expect(`${input}: ${told?.error.kind}`).toBe(`${input}: check-digit`);
    }
  }
  expect(read).toBeGreaterThan(10);
});
