import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogOf, itemOf } from '../../tests/selling-samples.ts';
import { runCli } from './program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-scan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function cli(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli([...args, '--data', join(folder, 'data')], {
    root,
    cwd: folder,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    input: Readable.from(['']),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');
const codes = {
  templates: [{ pattern: '21IIIIIWWWWWC' }],
  memberships: [{ prefix: '90', length: 13, programme: 'Friends' }],
};

function writeConfig(config: object): string {
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(config));
  return 'shop.json';
}

describe('scan', () => {
  test('explains every step for a person', async () => {
    const said = await cli('scan', '--hex', hex(']C1010950600013435210ABC123\x1d17261231\r'));
    expect(said.code).toBe(0);
    expect(said.out.split('\n')).toEqual([
      'Framing    37 bytes, line: 1 code.',
      'Code       010950600013435210ABC123<GS>17261231',
      'Identifier ]C1: gs1-128.',
      'Readings   product: GS1 data: (01) GTIN, (10) BATCH/LOT, (17) USE BY.',
      'Decision   product, GTIN 09506000134352, lot ABC123, use by 2026-12-31',
    ]);
  });

  test('explains it for a machine', async () => {
    const said = await cli('scan', '--hex', '34 30 30 36 33 38 31 33 33 33 39 33 31 0d', '--json');
    expect(JSON.parse(said.out)).toMatchObject({
      ok: true,
      framing: { kind: 'line', bytes: 14, unfinished: 0 },
      codes: [
        {
          code: '4006381333931',
          identifier: { table: 'aim', aim: null, symbology: null },
          meaning: { kind: 'product', gtins: ['04006381333931'] },
          readings: [{ meaning: { kind: 'product' } }, { meaning: { kind: 'own-code' } }],
        },
      ],
    });
  });

  test.each([
    [
      'a maker’s letters and fixed texts',
      ['--text', '<E04252614>', '--vendor', 'psc', '--before', '<', '--after', '>'],
      /00042100005264/,
    ],
    [
      'the separator of GS1 data',
      ['--text', String.raw`010950600013435210A\x1d17261231`],
      /lot A, use by 2026-12-31/,
    ],
    [
      'a HID-POS report',
      ['--framing', 'standard', '--hex', `020d5d4530${hex('4006381333931')}${'00'.repeat(46)}`],
      /\]E0: ean-13/,
    ],
    [
      "Microscan's report",
      ['--framing', 'microscan', '--hex', `0111${hex(']E04006381333931')}0d${'00'.repeat(45)}`],
      /GTIN 04006381333931/,
    ],
    ['bytes without an end', ['--framing', 'line', '--hex', hex('4006381333931')], /13 bytes have no end/],
    ['a web address', ['--text', 'https://pay.example/?token=secret'], /web address at pay\.example/],
  ])('%s', async (_, args, sentence) => {
    const said = await cli('scan', ...args);
    expect(said.out).toMatch(sentence);
    expect(said.out).not.toContain('secret');
  });

  test('reads labels, and says both readings, by the configuration', async () => {
    const config = writeConfig({ codes });
    expect((await cli('scan', '--text', '2112345003658', '--config', config)).out).toContain(
      'Decision   label of this shop, item 12345, 0.365 kg',
    );
    const member = '9012345678906';
    for (const json of [[], ['--json']]) {
      const said = await cli('scan', '--text', member, '--config', config, ...json);
      expect(said.out).toMatch(/membership and as product/);
      expect(said.out).not.toContain(member.slice(2, 11));
    }
  });

  test('says what the shop that is open there would do', async () => {
    const catalog = catalogOf([
      itemOf('gouda', 1290, {
        name: { en: 'Gouda' },
        categoryIds: [],
        hidden: true,
        soldBy: 'kilogram',
        codes: ['12345'],
      }),
    ]);
    writeFileSync(join(folder, 'menu.json'), JSON.stringify(catalog));
    expect(await cli('catalog', 'import', 'menu.json')).toMatchObject({ code: 0 });
    const config = writeConfig({ codes });
    const shop = async (text: string) =>
      (await cli('scan', '--text', text, '--config', config)).out.split('\n').at(-1);
    expect(await shop('2112345003658')).toBe('This shop  adds gouda, Gouda, at €4.71.');
    expect(await shop('12345')).toBe(
      'This shop  gouda is sold by its label, and this code carries none that fits.',
    );
    expect(await shop('96385074')).toBe('This shop  says that it does not know this code.');
    expect(await shop('96385075')).toBe('This shop  says that it was misread.');
    expect(await shop('134567890123456789')).toMatch(/says: That is a payment code/);
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['a misread', ['--text', '4006381333932'], 1, /unreadable: check-digit/],
    ['noise', ['--framing', 'standard', '--hex', '00'], 1, /report of 1 bytes/],
    ['a configuration that is not there', ['--text', '1', '--config', 'none.json'], 1, /can't be read/],
    ['nothing', [], 2, /name what was scanned[\s\S]*--hex <bytes>/],
    ['half a byte', ['--hex', '343'], 2, /pairs of hexadecimal digits/],
    ['an empty text', ['--text', ''], 2, /explains nothing/],
    ['both', ['--hex', '34', '--text', '4'], 2, /cannot be used with/],
    ['a maker that nobody knows', ['--text', '4', '--vendor', 'acme'], 2, /Allowed choices/],
  ])('%s ends with its code', async (_, args, code, sentence) => {
    const said = await cli('scan', ...args);
    expect(said.code).toBe(code);
    expect(said.out + said.err).toMatch(sentence);
  });

  test('a wrong section of codes is named', async () => {
    const config = writeConfig({ codes: { templates: [{ pattern: '22PPPPPPC' }], precedence: ['product'] } });
    expect(await cli('scan', '--text', '1', '--config', config)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/codes\.templates\.0\.pattern: .*item.*codes\.precedence: must name each/),
    });
  });
});
