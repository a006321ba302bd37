import fc from 'fast-check';
import { gtinReadings, hasCheckDigit, normaliseGtin } from '../../../domain/barcode/gtin.ts';
import { undress } from '../../../domain/barcode/dressing.ts';
import { explainScan } from '../../../domain/barcode/explain-scan.ts';
import { defaultCodeSettings } from '../../../domain/barcode/scan-meaning.ts';
import { identifierTables, splitAim } from '../../../domain/barcode/symbology.ts';
import {
  createHidPosReader,
  type HidPosProfile,
  hidPosReport,
  microscanReport,
} from '../../../hardware/scanner/hid-pos-report.ts';
import { createSerialFrames, longestFrame } from '../../../hardware/scanner/serial-frames.ts';
import { createVirtualScanner } from '../../../hardware/sim/virtual-scanner.ts';
import { createFakeDeviceClock } from '../../harness/fake-device-clock.ts';
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
    covers: ['hardware/scanner/serial-frames.ts', 'domain/barcode/symbology.ts'],
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

const reports = (name: string, profile: HidPosProfile) =>
  target({
    name: `HID-POS reports of ${name}`,
    covers: ['hardware/scanner/hid-pos-report.ts'],
    input: fc.array(
      message(
        report.map((bytes) => bytes.with(0, profile.reportId)),
        [0x00, 0x01, 0x02, 0x38, 0x3e, 0x40, 0xff],
      ),
      { maxLength: 12 },
    ),
    open() {
      const reader = createHidPosReader(profile);
      const check = (reading: ReturnType<typeof reader.push>): void => {
        if (reading.kind === 'scan') holds(reading.scan.text.length <= longestFrame, 'a code too long');
        holds(reader.held() <= longestFrame, `${reader.held()} characters held`);
      };
      return (pieces) => {
        for (const each of pieces) check(reader.push(each));
        check(reader.silence());
        holds(reader.held() === 0, 'silence left something');
      };
    },
  });

export const hidReports = reports('the standard', hidPosReport);
export const microscanReports = reports('Microscan', microscanReport);

const settings = {
  ...defaultCodeSettings,
  templates: [
    { pattern: '22IIIIIPPPPPC', priceDecimals: null, weightDecimals: 3 },
    { pattern: '2XIIIIVPPPPC', priceDecimals: 0, weightDecimals: 3 },
    { pattern: '28IIIIIPPPPPWWWWWC', priceDecimals: null, weightDecimals: 3 },
  ],
  memberships: [{ prefix: '9', length: null, programme: 'Friends' }],
  currencyDecimals: 2,
  year: 2026,
};

const meaningful = fc.oneof(
  codes,
  fc.constantFrom(
    ']C1010950600013435210ABC123\x1d17261231',
    ']e001095060001343523103000195',
    ']Q3010950600013435239221299',
    '(01)09506000134352(10)ABC',
    'https://id.gs1.org/01/09506000134352/10/ABC%2F1?17=261231&3103=000195',
    '2212345001507',
    '134567890123456789',
    ']C100340123450000000017',
  ),
  fc
    .tuple(fc.constantFrom(']C1', ']d2', ''), fc.stringMatching(/^[0-9]{2,4}[!-z]{0,40}$/))
    .map((parts) => parts.join('')),
);

export const meanings = target({
  name: 'what a scan means',
  covers: [
    'domain/barcode/explain-scan.ts',
    'domain/barcode/element-string.ts',
    'domain/barcode/digital-link.ts',
    'domain/barcode/in-store.ts',
    'domain/barcode/symbology.ts',
  ],
  input: fc.tuple(text(meaningful, '0123456789 ()/%\x1d]CQEd1'), fc.constantFrom(...identifierTables)),
  open:
    () =>
    ([code, identifiers]) => {
      const told = explainScan(undress(code, { identifiers, before: '', after: '' }), settings);
      const { meaning } = told;
      const secret = meaning.kind === 'payment' || meaning.kind === 'membership';
      if (secret && told.text.length > 4) holds(!told.masked.includes(told.text), 'a number is shown whole');
      if (meaning.kind === 'product')
        for (const gtin of meaning.gtins)
          holds(/^\d{14}$/.test(gtin) && hasCheckDigit(gtin), `${gtin} does not check`);
      if (meaning.kind === 'in-store')
        for (const amount of [meaning.price, meaning.weight])
          holds(amount === null || Number.isSafeInteger(amount.units), 'an amount that can not be counted');
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

/** It takes no commands, except for an answer to what it scanned. */
export const virtualScanner = target({
  name: 'virtual scanner',
  covers: ['hardware/sim/virtual-scanner.ts'],
  input: stream(fc.constantFrom(ascii('\x06'), ascii('\x15'), ascii('\x05')), [0x05, 0x06, 0x15, 0x10]),
  open() {
    const clock = createFakeDeviceClock();
    const scanner = createVirtualScanner({ id: 'scanner', name: 'Scanner', clock });
    let replied = 0;
    scanner.onReply((bytes) => {
      replied += bytes.length;
    });
    return (pieces) => {
      replied = 0;
      scanner.scan('4006381333931');
      for (const piece of pieces) scanner.receive(piece);
      holds(replied <= 20 * (lengthOf(pieces) + 2), 'it answered without end');
      holds(clock.pending() <= 2, 'it keeps arming clocks');
    };
  },
});
