import { barriers } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { misfits } from './geometry.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>T</title><style>*{margin:0}</style><main>${body}</main></html>`;

/** One thing wrong with a page, and what the instrument must call it. */
const wrongs = [
  ['too wide', '<p style="width: 1200px">Words</p>'],
  ['out of reach', '<p style="position: fixed; left: -90px">Words that begin outside</p>'],
  [
    'cut off',
    '<p style="width: 60px; overflow: hidden; white-space: nowrap">Words that do not fit in there</p>',
  ],
  [
    'spilling',
    '<button style="width: 90px; height: 90px; white-space: nowrap">Words that are wider</button>',
  ],
  ['small', '<button style="width: 40px; height: 80px">A</button>'],
  [
    'covered',
    '<button style="width: 90px; height: 90px">A</button><div style="position: fixed; inset: 0"></div>',
  ],
  [
    'overlapping',
    '<button style="width: 90px; height: 90px">A</button><button style="position: fixed; left: 70px; top: 0; width: 90px; height: 90px">B</button>',
  ],
] as const;

for (const [what, body] of wrongs) {
  test(`the eye that measures screens notices what is ${what}`, async ({ page: sheet }) => {
    await sheet.setContent(page(body));
    expect((await misfits(sheet)).map((found) => found.what)).toContain(what);
  });
}

test('the eye that measures screens has nothing against one that fits', async ({ page: sheet }) => {
  await sheet.setContent(page('<p>Words</p><button style="width: 90px; height: 90px">A</button>'));
  expect(await misfits(sheet)).toEqual([]);
});

test('the eye for barriers notices grey on grey and a nameless button', async ({ page: sheet }) => {
  await sheet.setContent(page('<p style="color: #aaa; background: #bbb">Words</p><button></button>'));
  const found = (await barriers(sheet)).join('\n');
  expect(found).toContain('color-contrast');
  expect(found).toContain('button-name');
});
