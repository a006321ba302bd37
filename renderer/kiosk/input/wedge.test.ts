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
  });
});
