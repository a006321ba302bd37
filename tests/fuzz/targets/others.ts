import fc from 'fast-check';
import { createMatcher } from '../../../hardware/button/byte-match.ts';
import { learnedSentence } from '../../../hardware/button/learn/learned.ts';
import { proposeBytes } from '../../../hardware/button/learn/propose-bytes.ts';
import { proposePayload } from '../../../hardware/button/learn/propose-payload.ts';
import { proposeReport } from '../../../hardware/button/learn/propose-report.ts';
import { createReportMatcher } from '../../../hardware/button/report-match.ts';
import { createVirtualPheTower } from '../../../hardware/sim/virtual-phe-tower.ts';
import { createVirtualPoleDisplay } from '../../../hardware/sim/virtual-pole-display.ts';
import { createVirtualLr6 } from '../../../hardware/sim/virtual-lr6.ts';
import { createFakeDeviceClock } from '../../harness/fake-device-clock.ts';
import { ascii, lengthOf, message, stream } from '../generators.ts';
import { holds, target } from '../target.ts';

const poleFrames = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 24 }).map(ascii),
  fc
    .constantFrom('\x0c', '\x1b@', '\x1bQA12345\r', '\x1bQB\r', '\x1f\x24\x01\x01', '\x1bl\x01\x02', '\x18')
    .map(ascii),
  fc.nat(0xff).map((table) => Uint8Array.of(0x1b, 0x74, table)),
);

const pole = (speaks: 'cd5220' | 'dm-d') =>
  target({
    name: `virtual pole display, ${speaks}`,
    covers: [
      'hardware/sim/virtual-pole-display.ts',
      'hardware/sim/pole-languages.ts',
      'hardware/sim/pole-screen.ts',
    ],
    input: stream(poleFrames, [0x0a, 0x0c, 0x0d, 0x18, 0x1b, 0x1f, 0x24, 0x40, 0x51, 0x74, 0x80, 0xff]),
    open() {
      const display = createVirtualPoleDisplay({ id: 'display', name: 'Display', speaks });
      return (pieces) => {
        for (const piece of pieces) display.receive(piece);
        holds(display.problems().length <= 50, 'it kept every problem');
        for (const line of display.lines()) holds([...line].length === 20, `a line of ${[...line].length}`);
      };
    },
  });

export const poleCd5220 = pole('cd5220');
export const poleDmD = pole('dm-d');

const towerFrames = fc
  .tuple(fc.constantFrom('S100000', 'S999999', 'C', 'G', '1AA', 'S12', 'X'), fc.constantFrom('!', '?', ''))
  .map(([command, end]) => ascii(`@??${command}${end}`));

export const tower = target({
  name: 'virtual signal tower',
  covers: ['hardware/sim/virtual-phe-tower.ts', 'hardware/sim/tower.ts'],
  input: stream(towerFrames, [...ascii('@?!SC0129')]),
  open() {
    const clock = createFakeDeviceClock();
    const device = createVirtualPheTower({ id: 'light', name: 'Light', clock });
    let replied = 0;
    device.onReply((bytes) => {
      replied += bytes.length;
    });
    return (pieces) => {
      replied = 0;
      for (const piece of pieces) device.receive(piece);
      holds(replied <= lengthOf(pieces) + 1, 'it answered more than it was asked');
      holds(clock.pending() <= 1, 'it keeps arming clocks');
    };
  },
});

const lr6Reports = fc
  .array(fc.nat(0xff), { minLength: 4, maxLength: 4 })
  .map((lamps) => Uint8Array.of(0, 0, 0, ...lamps, 0, 0));

export const lr6 = target({
  name: 'virtual LR6-USB',
  covers: ['hardware/sim/virtual-lr6.ts'],
  input: message(lr6Reports, [0x00, 0x01, 0x0e, 0x0f, 0xf0, 0xff]),
  open() {
    const device = createVirtualLr6({ id: 'light', name: 'Light' });
    return (report) => {
      device.receive(report);
      holds(device.tower.lamps().length === 5, 'a lamp is missing');
    };
  },
});

export const buttonReports = target({
  name: 'button reports',
  covers: ['hardware/button/report-match.ts'],
  input: fc.uint8Array({ maxLength: 70 }),
  open() {
    const matches = createReportMatcher({ mask: [0, 0x0f, 0xff], value: [0, 1, 2] });
    return (report) => {
      const should = report.length >= 3 && ((report[1] ?? 0) & 0x0f) === 1 && report[2] === 2;
      holds(matches(report) === should, 'it took the wrong report');
    };
  },
});

const bursts = fc.array(
  fc.oneof(
    fc.constantFrom('HELP\r\n', '\x02\xa5\x03', '\x02\xa5\x04').map((said) => [...ascii(said)]),
    fc.array(fc.nat(0xff), { maxLength: 40 }),
  ),
  { maxLength: 4 },
);
const reports = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 4 });
const messages = fc.array(
  fc.record({
    topic: fc.constantFrom('a', 'b'),
    text: fc.oneof(
      fc.constantFrom('{"action":"single"}', '1', '{', '{"action":null}'),
      fc.string(),
      fc.json(),
    ),
  }),
  { maxLength: 4 },
);
const thrice = <T>(heard: fc.Arbitrary<readonly T[]>) =>
  fc.tuple(
    fc.oneof(
      fc.array(heard, { maxLength: 4 }),
      heard.map((same) => [same, same, same]),
    ),
    heard,
  );

/** What is learnt of a button must be a match that a driver takes. */
export const learning = target({
  name: 'buttons that are learnt',
  share: 0.3,
  covers: [
    'hardware/button/learn/learn-sources.ts',
    'hardware/button/learn/propose-bytes.ts',
    'hardware/button/learn/propose-payload.ts',
    'hardware/button/learn/propose-report.ts',
  ],
  input: fc.record({ bytes: thrice(bursts), reports: thrice(reports), messages: thrice(messages) }),
  open: () => (heard) => {
    const proposals = [
      proposeBytes(...heard.bytes),
      proposeReport(...heard.reports),
      proposePayload(...heard.messages),
    ];
    for (const proposal of proposals) {
      if (typeof proposal === 'string') continue;
      holds(learnedSentence(proposal).length < 5_000, 'a sentence without end');
      if (proposal.kind === 'line') createMatcher(proposal.press);
      if (proposal.kind === 'report') createReportMatcher(proposal.press);
    }
  },
});
