import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLineTemplate, readPattern } from './line-template.ts';
import { builtInTemplate, lineTemplateNames, type LineTemplateOptions } from './line-templates.ts';
import { readTemplate, type TemplateValues } from './template-text.ts';

const values: TemplateValues = { to: '105', text: 'Hello world!', priority: 'normal' };

function filled(template: string, more: Partial<TemplateValues> = {}): string {
  const read = readTemplate(template);
  if (!read.ok) throw new Error(read.error);
  return Buffer.from(read.value({ ...values, ...more })).toString('latin1');
}

function pageOf(
  name: (typeof lineTemplateNames)[number],
  options: LineTemplateOptions,
  more: Partial<TemplateValues>,
): string {
  const read = readLineTemplate(builtInTemplate(name, options));
  if (!read.ok) throw new Error(read.error);
  return Buffer.from(read.value.page({ ...values, ...more })).toString('latin1');
}

describe('a template', () => {
  test.each([
    ['<SOH>A,5,{to},<STX>{text}<ETX><EOT>', '\x01A,5,105,\x02Hello world!\x03\x04'],
    [String.raw`\x01\xff\r\n\t\f\e\0\\\{\<\*`, '\x01\xff\r\n\t\f\x1b\0\\{<*'],
    ['{to:7}|{text:5}|{text:-14}|', '0000105|Hello|Hello world!  |'],
    [String.raw`{priority:\x03|<EOT>}`, '\x03'],
    ['x{from}AB{xor}', 'xAB\x03'],
    ['AB{sum}', 'AB83'],
    ['*', '*'],
  ])('%s is read', (template, bytes) => {
    expect(filled(template)).toBe(bytes);
  });

  test('knows urgent from normal', () => {
    expect(filled(String.raw`{priority:\x03|<EOT>}`, { priority: 'urgent' })).toBe('\x04');
  });

  test.each([
    ['<SOHA>', null],
    ['<XYZ>', "at character 1: '<XYZ>' is no control character"],
    ['ab{tex}', "at character 3: '{tex}' is no placeholder: {to}, {to:7}"],
    ['{text', "at character 1: '{' has no '}'"],
    [String.raw`a\q`, String.raw`at character 2: '\q' means nothing`],
    [String.raw`\x0`, 'needs two hexadecimal digits'],
    ['a\\', 'nothing follows'],
    ['ä', 'is not ASCII'],
    ['{to:x}', 'write a width like {to:7}'],
    ['{text:0}', 'write {text:40} or {text:-40}'],
    ['{priority:a}', 'write {priority:normal|urgent}'],
  ])('%s is refused, with what, where and how', (template, why) => {
    const read = readTemplate(template);
    if (why === null) expect(read.ok).toBe(true);
    else expect(read).toMatchObject({ ok: false, error: expect.stringContaining(why) });
  });

  test('is read or refused, whatever a person types', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'a{}:|\\<>x0*toextpriSH-7'), maxLength: 40 }),
        (text) => {
          const read = readTemplate(text);
          if (read.ok) expect(read.value(values)).toBeInstanceOf(Uint8Array);
          else expect(read.error).not.toBe('');
          readPattern(text);
        },
      ),
    );
  });
});

describe('the whole of a template', () => {
  test.each([
    [{ page: 'HELP' }, 'page: it has neither {to} nor {text}'],
    [{ page: '{text}', answers: [{ when: 'NO', means: 'busy' }] }, 'none of them means "sent"'],
    [{ page: '{text}', answers: [{ when: '*', means: 'sent' }] }, 'answers[0].when: it would fit everything'],
    [{ page: '{text}', answers: [{ when: '{to}', means: 'sent' }] }, 'an answer has no placeholders'],
    [{ page: '{text}', cancel: '{x}' }, "cancel: at character 1: '{x}'"],
    [{ page: '{text}', ask: { send: '\\q', when: 'x' } }, 'ask.send: at character 1'],
    [{ page: '{text}', ask: { send: 'q', when: '\\q' } }, 'ask.when: at character 1'],
    [{ page: '{text}', hold: { when: ['<ABC>'], ms: 1 } }, 'hold.when: at character 1'],
    [{ page: '{text}', to: '(' }, 'to: '],
  ] as const)('%j is refused: %s', (spec, why) => {
    expect(readLineTemplate(spec)).toMatchObject({ ok: false, error: expect.stringContaining(why) });
  });

  test('never lets a control character into a pager id', () => {
    const read = readLineTemplate({ page: '{to}{text}', to: '.*' });
    expect(read.ok && read.value.knows('10\r5')).toBe(false);
    expect(read.ok && read.value.knows('105')).toBe(true);
  });

  test('finds an answer anywhere, the first that fits', () => {
    const found = readPattern('<SOH><NAK>*<EOT>');
    expect(found.ok && found.value('\x01A\x04\x01\x1503\x04\x01\x15')).toBe('\x01\x1503\x04');
    expect(found.ok && found.value('\x01\x15')).toBeNull();
  });

  test('are all right as they are delivered', () => {
    for (const name of lineTemplateNames) {
      expect(readLineTemplate(builtInTemplate(name)), name).toMatchObject({ ok: true });
    }
  });
});

describe('the makers’ formats, byte for byte', () => {
  test.each([
    // WaveWare manual p. 43; Scope CONX8 p. 13 and WaveWare appendix J; LRS guide; J1901 p. 11; WaveWare appendix I.
    ['waveware', {}, { to: '46180', text: 'This is a test' }, '\x01A,5,46180,\x02This is a test\x03\x04'],
    ['scope', {}, { to: '12300', text: 'This is a message' }, 'A0012300AThis is a message\r'],
    [
      'scope',
      { speed: 512, beeps: { normal: 'D', urgent: 'D' } },
      { to: '1234567', text: 'Message' },
      'AN1234567DMessage\r',
    ],
    ['lrs', { system: 4 }, {}, 'PAGE,105,4,Hello world!\r'],
    ['jtech', {}, { to: '0100004', text: 'ABCDEFG' }, '\xff\xff\xff\x030100004\x03ABCDEFG\r'],
    ['jtech', {}, { to: '0100004', text: 'A', priority: 'urgent' }, '\xff\xff\xff\x040100004\x03A\r'],
    ['comp1', {}, {}, 'Hello world!\r'],
    ['comp2', {}, {}, '105\rHello world!\r'],
  ] as const)('%s', (name, options, more, bytes) => {
    expect(pageOf(name, options, more)).toBe(bytes);
  });
});

test('stars find what a regular expression would find', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', '*'), { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 }).map((all) => all.join('')),
      (source, heard) => {
        const pattern = readPattern(source);
        if (!pattern.ok) return;
        const inside = source.replaceAll(/^\*+|\*+$/g, '');
        const wanted = new RegExp(inside.replaceAll(/\*+/g, '[^]{0,300}?'));
        expect(pattern.value(heard)).toBe(wanted.exec(heard)?.[0] ?? null);
      },
    ),
  );
});

test('many stars on a babbling line come to an end, and a gap may be 300 characters', () => {
  const pattern = readPattern('a*b*a*b*a*c');
  const gap = readPattern('a*b');
  if (!pattern.ok || !gap.ok) throw new Error('both can be read');
  expect(pattern.value('ab'.repeat(1_000))).toBeNull();
  expect(gap.value(`a${'x'.repeat(300)}b`)).toHaveLength(302);
  expect(gap.value(`a${'x'.repeat(301)}b`)).toBeNull();
});
