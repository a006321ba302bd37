import { describe, expect, test } from 'vitest';
import { readPreferences, writePreferences, type PreferenceStore } from './preferences.ts';

function store(text: string | null = null): PreferenceStore {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key, value) => {
      kept = value;
    },
  };
}
const closed: PreferenceStore = {
  getItem: () => {
    throw new Error('storage is closed');
  },
  setItem: () => {
    throw new Error('storage is closed');
  },
};

describe('how somebody wants this screen', () => {
  test('a new device speaks the language of its browser', () => {
    expect(readPreferences(store(), ['zh-CN', 'en']).language).toBe('zh-Hans');
    expect(readPreferences(store(), ['de-DE']).language).toBe('en');
  });

  test('what was chosen is found again', () => {
    const device = store();
    const chosen = { language: 'zh-Hans', theme: 'dark', textPercent: 150 } as const;
    writePreferences(device, chosen);
    expect(readPreferences(device, ['en'])).toEqual(chosen);
  });

  test.each(['', 'null', '[1]', '{"theme":"pink","textPercent":17}', 'not json'])(
    'rubbish in the storage (%s) is no choice',
    (text) => {
      expect(readPreferences(store(text), ['en'])).toEqual({
        language: 'en',
        theme: 'machine',
        textPercent: 100,
      });
    },
  );

  test('a device whose storage is closed still has a screen', () => {
    expect(readPreferences(closed, ['en']).language).toBe('en');
    expect(() => writePreferences(closed, readPreferences(closed, ['en']))).not.toThrow();
  });
});
