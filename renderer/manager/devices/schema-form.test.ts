import { describe, expect, test } from 'vitest';
import { driverInfos } from '../../../main/devices/driver-infos.ts';
import { draftOf, fieldsOf, freeId, settingsOf } from './schema-form.ts';

describe('the form of a driver', () => {
  test.each(driverInfos())('$driver: every setting is asked for in words of both languages', (info) => {
    for (const language of ['en', 'zh-Hans']) {
      const fields = fieldsOf(info.settings, language);
      expect(fields.map(({ name }) => name)).toContain('name');
      for (const { name, words } of fields) expect(words, name).not.toBe(name);
      if (language === 'zh-Hans') for (const { words } of fields) expect(words).toMatch(/\p{Script=Han}/u);
    }
  });

  const escpos = fieldsOf(driverInfos().find(({ driver }) => driver === 'escpos')?.settings, 'en');

  test('shows what is in force, and gives it back unchanged', () => {
    const settings = {
      driver: 'escpos',
      name: 'Bar',
      address: 'tcp://bar.lan',
      prints: ['kitchen', 'report'],
      stations: ['bar'],
    };
    expect(settingsOf('escpos', escpos, draftOf(escpos, settings))).toEqual({ ok: true, settings });
  });

  test('leaves out what is empty, and names what must not be', () => {
    expect(settingsOf('escpos', escpos, { address: ' tcp://p ', name: ' ' })).toEqual({
      ok: true,
      settings: { driver: 'escpos', address: 'tcp://p' },
    });
    expect(settingsOf('escpos', escpos, { name: 'Bar' })).toEqual({ ok: false, bad: ['address'] });
  });

  test('names a number that is none, and JSON that is none', () => {
    const fields = fieldsOf(
      {
        properties: { seconds: { type: 'integer' }, match: { anyOf: [] }, loud: { type: 'boolean' } },
      },
      'en',
    );
    expect(settingsOf('x', fields, { seconds: 'ten', match: '{"line"', loud: 'true' })).toEqual({
      ok: false,
      bad: ['seconds', 'match'],
    });
    expect(settingsOf('x', fields, { seconds: '10', match: '{"line":"A"}', loud: 'false' })).toEqual({
      ok: true,
      settings: { driver: 'x', seconds: 10, match: { line: 'A' }, loud: false },
    });
  });

  test('a new device gets an id that is free', () => {
    expect(freeId('printer', [])).toBe('printer');
    expect(freeId('printer', ['printer', 'printer-2'])).toBe('printer-3');
  });
});
