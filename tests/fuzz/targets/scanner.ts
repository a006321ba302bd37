import fc from 'fast-check';
import { gtinReadings, hasCheckDigit, normaliseGtin } from '../../../domain/barcode/gtin.ts';
import { splitAim } from '../../../hardware/scanner/aim.ts';
import { createHidPosReader, hidPosReport } from '../../../hardware/scanner/hid-pos-report.ts';
import { createSerialFrames, longestFrame } from '../../../hardware/scanner/serial-frames.ts';
import { ascii, lengthOf, message, stream, text } from '../generators.ts';
import { holds, target } from '../target.ts';

const codes = fc.oneof(
  fc.constantFrom(
    '4006381333931',
    '96385074',
    '036000291452',
    '01234565',
    ']E04006381333931',
    ']Q1https://x.example/',
  ),
  fc.stringMatching(/^\d{1,18}$/),
  fc.string({ maxLength: 60 }),
);
export const framed: fc.Arbitrary<Uint8Array> = fc
  .tuple(codes, fc.constantFrom('\r', '\n', '\r\n', '\x03', ''), fc.boolean())
  .map(([code, end, stx]) => ascii(`${stx ? '\x02' : ''}${code}${end}`));

const framing = (suffix: 'line' | 'none') =>
  target({
    name: `serial scanner, suffix ${suffix}`,
    covers: ['hardware/scanner/serial-frames.ts', 'hardware/scanner/aim.ts'],
    input: stream(framed, [0x00, 0x02, 0x03, 0x0a, 0x0d, 0x15, 0x1d, 0x5d, 0x30]),
    open() {
      const frames = createSerialFrames(suffix);
      return (pieces) => {
        let heard = 0;
        const before = frames.held();
        const take = (whole: readonly string[]): void => {
          for (const code of whole) {
            heard += code.length;
            holds(code !== '' && code.length <= longestFrame, `a code of ${code.length}`);
            const { aim, text: inside } = splitAim(code);
            holds((aim ?? '') + inside === code, 'the identifier took something with it');
          }
        };
        for (const piece of pieces) {
          take(frames.push(piece));
          holds(frames.held() <= longestFrame, `${frames.held()} bytes held`);
        }
        take(frames.silence());
        holds(heard <= before + lengthOf(pieces), 'more came out than went in');
      };
    },
  });

export const serialLines = framing('line');
export const serialSilence = framing('none');

const report = fc
  .tuple(
    fc.nat(0x40),
    fc.uint8Array({ minLength: 56, maxLength: 56 }),
    fc.nat(3),
    fc.constantFrom(']E0', ']Q1', '\0\0\0'),
  )
  .map(([length, data, flags, aim]) =>
    Uint8Array.of(hidPosReport.reportId, length, ...ascii(aim), ...data, 0, 0, flags),
  );

export const hidReport: fc.Arbitrary<Uint8Array> = message(report, [0x00, 0x01, 0x02, 0x38, 0x40, 0xff]);

export const hidReports = target({
  name: 'HID-POS reports',
  covers: ['hardware/scanner/hid-pos-report.ts'],
  input: fc.array(hidReport, { maxLength: 12 }),
  open() {
    const reader = createHidPosReader();
    return (reports) => {
      for (const each of reports) {
        const reading = reader.push(each);
        if (reading.kind === 'scan') holds(reading.scan.text.length <= longestFrame, 'a code too long');
        holds(reader.held() <= longestFrame, `${reader.held()} characters held`);
      }
    };
  },
});

export const gtins = target({
  name: 'GTIN',
  covers: ['domain/barcode/gtin.ts'],
  input: text(codes, '0123456789 X\n٣'),
  open: () => (code) => {
    const whole = normaliseGtin(code);
    if (whole.ok)
      holds(/^\d{14}$/.test(whole.value) && hasCheckDigit(whole.value), `${whole.value} does not check`);
    for (const reading of gtinReadings(code)) holds(hasCheckDigit(reading), `${reading} does not check`);
    if (whole.ok) {
      const again = normaliseGtin(whole.value);
      holds(again.ok && again.value === whole.value, 'it does not read what it says');
    }
  },
});
