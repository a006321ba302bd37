import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWedge, type WedgeKey } from './wedge.ts';

function key(character: string, timeStamp: number, code?: string): WedgeKey {
  return {
    key: character,
    code: code ?? (/\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`),
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    timeStamp,
  };
}

function listen() {
  const scans: string[] = [];
  const swallowed: boolean[] = [];
  const wedge = createWedge((code) => scans.push(code));
  let now = 0;
  return {
    scans,
    swallowed,
    type(text: string, gap: number, end: string | null = 'Enter', endGap = gap) {
      for (const character of text) swallowed.push(wedge(key(character, (now += gap))));
      if (end !== null) swallowed.push(wedge(key(end, (now += endGap), end)));
    },
    press(event: Omit<WedgeKey, 'timeStamp'>, gap: number) {
      return wedge({ ...event, timeStamp: (now += gap) });
    },
    pause(ms: number) {
      now += ms;
    },
  };
}

describe('a scanner', () => {
  test('is heard when it types fast and ends with Enter', () => {
    const page = listen();
    page.type('4006381333931', 4);
    expect(page.scans).toEqual(['4006381333931']);
  });
  test('may end with Tab', () => {
    const page = listen();
    page.type('4006381333931', 15, 'Tab');
    expect(page.scans).toEqual(['4006381333931']);
  });
  test('keeps its Enter to itself, so that it presses no button', () => {
    const page = listen();
    page.type('40063813', 4);
    expect(page.swallowed.at(-1)).toBe(true);
  });
  test('may stumble once in the middle', () => {
    const page = listen();
    page.type('400638', 5, null);
    page.pause(80);
    page.type('1333931', 5);
    expect(page.scans).toEqual(['4006381333931']);
  });
  test('that reads one code twice within half a second is heard once', () => {
    const page = listen();
    page.type('40063813', 5);
    page.pause(300);
    page.type('40063813', 5);
    expect(page.scans).toEqual(['40063813']);
    page.pause(600);
    page.type('40063813', 5);
    expect(page.scans).toHaveLength(2);
  });
  test('reads digits whatever the keyboard layout makes of them', () => {
    const page = listen();
    const french = ['&', 'é', '"', "'", '(', '-', 'è', '_'];
    french.forEach((symbol, at) => {
      page.press({ ...key(symbol, 0, `Digit${at + 1}`) }, 5);
    });
    page.type('', 5);
    expect(page.scans).toEqual(['12345678']);
  });
});

/** A key of a US keyboard as a scanner sends it. */
function usKey(character: string): Omit<WedgeKey, 'timeStamp'> {
  if (character === '\x1d') return { ...key(']', 0, 'BracketRight'), ctrlKey: true };
  return { ...key(character, 0), shiftKey: /[A-Z!"#$%&()*+:<>?@^_{|}~]/.test(character) };
}

describe('whatever a scanner types', () => {
  const signs = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at));
  const code = fc
    .array(fc.constantFrom('\x1d', ...signs), { minLength: 6, maxLength: 80 })
    .map((characters) => characters.join(''))
    .filter((text) => !text.startsWith('\x1d'));

  test('arrives whole, separators too, and from the third key on the page sees none of it', () => {
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('Enter', 'Tab'),
        (text, gap, end) => {
          const page = listen();
          const seen = [...text].map((character) => page.press(usKey(character), gap));
          seen.push(page.press(key(end, 0, end), gap));
          expect(page.scans).toEqual([text]);
          expect(seen.slice(2)).not.toContain(false);
        },
      ),
    );
  });

  test('with a key in it that types nothing is never taken for the half behind that key', () => {
    for (const [name, where] of [
      ['F8', 'F8'],
      ['Dead', 'Equal'],
      ['ArrowDown', 'ArrowDown'],
    ] as const) {
      const page = listen();
      page.type('010950600013435210ABC', 5, null);
      expect(page.press(key(name, 0, where), 5)).toBe(true);
      page.type('17261231', 5);
      expect(page.scans).toEqual(['010950600013435210ABC\x0017261231']);
    }
  });

  test('under an input method is read by the keys', () => {
    const page = listen();
    for (const letter of 'AB1cd2') {
      const physical = { ...key('Process', 0, key(letter, 0).code), shiftKey: /[A-Z]/.test(letter) };
      page.press(physical, 5);
    }
    page.type('', 5);
    expect(page.scans).toEqual(['AB1cd2']);
  });

  test('with AltGr, as the ] of a German keyboard, is taken with it', () => {
    const page = listen();
    page.press({ ...key(']', 0, 'Digit9'), ctrlKey: true, altKey: true, shiftKey: true }, 5);
    page.type('E04006381333931', 5);
    expect(page.scans).toEqual([']E04006381333931']);
  });
});

describe('a person', () => {
  test('who types a number is no scanner', () => {
    const page = listen();
    page.type('4006381333931', 90);
    expect(page.scans).toEqual([]);
    expect(page.swallowed).not.toContain(true);
  });
  test('who drums on a few keys is no scanner', () => {
    const page = listen();
    page.type('12345', 5);
    expect(page.scans).toEqual([]);
  });
  test('who presses Enter long after a burst presses Enter', () => {
    const page = listen();
    page.type('40063813', 5, 'Enter', 101);
    expect(page.scans).toEqual([]);
    expect(page.swallowed.at(-1)).toBe(false);
  });
  test('who uses shortcuts is left alone', () => {
    const page = listen();
    expect(page.press({ ...key('c', 0), ctrlKey: true }, 5)).toBe(false);
    page.type('ab', 90, null);
    expect(page.press({ ...key('a', 0), ctrlKey: true }, 90)).toBe(false);
  });
  test('who presses keys one by one keeps every one of them', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('a', '1', ' ', 'ArrowDown', 'Tab', 'Enter', 'Escape'),
            fc.integer({ min: 101, max: 900 }),
          ),
        ),
        (keys) => {
          const page = listen();
          expect(keys.map(([name, gap]) => page.press(key(name, 0, name), gap))).not.toContain(true);
          expect(page.scans).toEqual([]);
        },
      ),
    );
  });
});
