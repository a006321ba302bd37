import fc from 'fast-check';
import { transliterate } from '../../../domain/text/transliterate.ts';
import { encodeEspaBlock } from '../../../hardware/pager/espa-block.ts';
import { createEspaReader } from '../../../hardware/pager/espa-reader.ts';
import { encodeTapPage } from '../../../hardware/pager/tap-block.ts';
import { createTapReplyReader } from '../../../hardware/pager/tap-reply.ts';
import { createTapSession, type TapEvent } from '../../../hardware/pager/tap-session.ts';
import { createVirtualEspaStation } from '../../../hardware/sim/virtual-espa-station.ts';
import { createVirtualPagerEncoder } from '../../../hardware/sim/virtual-pager-encoder.ts';
import { createTapBlocks } from '../../../hardware/sim/virtual-tap-block.ts';
import { createFakeDeviceClock } from '../../harness/fake-device-clock.ts';
import { ascii, lengthOf, type Pieces, stream } from '../generators.ts';
import { holds, target } from '../target.ts';

export const tapControls = [
  0x02, 0x03, 0x04, 0x06, 0x0a, 0x0d, 0x15, 0x17, 0x1a, 0x1b, 0x1e, 0x1f, 0x49, 0x44, 0x3d,
];

export const replies: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc
    .constantFrom('ID=', '\rID=\r', '\x06\r', '\x15\r', '\x1e\r', '\x1b\x04\r', '\x1b[p\r', '\x1b\x04')
    .map(ascii),
  fc
    .tuple(fc.integer({ min: 0, max: 999 }), fc.string({ maxLength: 40 }))
    .map(([code, words]) => ascii(`${String(code).padStart(3, '0')} ${words}\r`)),
);

/** A host that obeys TAP, told anything: it sends little and comes to an end. */
export const tapReplies = target({
  name: 'TAP replies',
  covers: ['hardware/pager/tap-reply.ts', 'hardware/pager/tap-session.ts', 'hardware/pager/tap-codes.ts'],
  input: stream(replies, tapControls),
  open() {
    const reader = createTapReplyReader();
    return (pieces) => {
      const page = encodeTapPage('1001', 'HELP');
      const session = createTapSession(page);
      let sent = 0;
      let over = false;
      const advance = (event: TapEvent): void => {
        const step = session.advance(event);
        holds(!over || (step.send.length === 0 && step.done === null), 'it went on after its end');
        over ||= step.done !== null;
        sent += step.send.reduce((sum, bytes) => sum + bytes.length, 0);
      };
      let heard = 0;
      advance({ kind: 'start' });
      for (const piece of pieces) {
        for (const reply of reader.push(piece)) {
          heard += reply.kind === 'message' ? reply.text.length : 1;
          advance({ kind: 'reply', reply });
        }
      }
      holds(heard <= lengthOf(pieces) + 300, 'more came out than went in');
      for (let patience = 0; patience < 40 && !over; patience += 1) advance({ kind: 'time-out' });
      holds(over, 'a silent box never ends the session');
      holds(sent < 20_000, `it sent ${sent} bytes for one page`);
    };
  },
});

const page = fc
  .tuple(fc.stringMatching(/^[0-9]{1,10}$/), fc.string({ maxLength: 300 }))
  .map(([capcode, words]) => encodeTapPage(capcode, transliterate(words, 300)))
  .map((blocks) => Uint8Array.from(Buffer.concat(blocks)));

const hostFrames = fc.oneof(
  fc.constantFrom('\r', '\x1bPG1\r', '\x1bPG1ABC\r', '\x04\r', '\x1b').map(ascii),
  page,
);

const espaControls = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x15, 0x1e, 0x1f, 0x31, 0x32, 0x33];

const espaBlocks = fc
  .tuple(
    fc.constantFrom('1', '2', '3'),
    fc.array(
      fc.tuple(
        fc.constantFrom('1', '2', '3', '4', '5', '6'),
        fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([header, records]) => encodeEspaBlock(header, records));

export const espaTalk: fc.Arbitrary<Pieces> = stream(
  fc.oneof(
    espaBlocks,
    fc
      .constantFrom('1\x05', '2\x05', '1\x052\x05', '\x06', '\x15', '1\x15', '2\x15', '3\x15', '\x04')
      .map(ascii),
  ),
  espaControls,
);

export const espaReader = target({
  name: 'ESPA line',
  covers: ['hardware/pager/espa-reader.ts', 'hardware/pager/espa-block.ts'],
  input: espaTalk,
  open() {
    const reader = createEspaReader();
    return (pieces) => {
      let heard = 0;
      for (const piece of pieces) {
        for (const token of reader.push(piece)) {
          heard += 1;
          if (token.kind !== 'block') continue;
          heard += token.block.header.length;
          for (const [id, data] of token.block.records) heard += id.length + data.length;
        }
      }
      holds(heard <= 2 * lengthOf(pieces) + 1_100, 'more came out than went in');
    };
  },
});

const virtualEspa = (role: 'polled' | 'control') =>
  target({
    name: `virtual ESPA station, ${role}`,
    share: 0.3,
    covers: ['hardware/sim/virtual-espa-station.ts', 'hardware/sim/virtual-espa-block.ts'],
    input: espaTalk,
    open() {
      const clock = createFakeDeviceClock();
      const station = createVirtualEspaStation({ id: 'pager', name: 'Pager', clock, role });
      let replied = 0;
      station.onReply((bytes) => {
        replied += bytes.length;
      });
      if (role === 'control') station.start();
      return (pieces) => {
        replied = 0;
        for (const piece of pieces) station.receive(piece);
        holds(replied <= 80 * (lengthOf(pieces) + 8), 'it answered without end');
        holds(station.problems().length <= 500 && station.calls().length <= 500, 'it kept everything');
        holds(clock.pending() <= 4, 'it keeps arming clocks');
      };
    },
  });

export const espaPolled = virtualEspa('polled');
export const espaControl = virtualEspa('control');

export const virtualPager = target({
  name: 'virtual pager box',
  share: 0.3,
  covers: ['hardware/sim/virtual-pager-encoder.ts'],
  input: stream(hostFrames, tapControls),
  open() {
    const clock = createFakeDeviceClock();
    const box = createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock });
    let replied = 0;
    box.onReply((bytes) => {
      replied += bytes.length;
    });
    return (pieces) => {
      replied = 0;
      box.receive(ascii('\r\x1bPG1\r'));
      for (const piece of pieces) box.receive(piece);
      holds(replied <= 80 * (lengthOf(pieces) + 8), 'it answered without end');
      holds(box.problems().length <= 500 && box.pages().length <= 500, 'it kept everything');
      holds(clock.pending() <= 4, 'it keeps arming clocks');
    };
  },
});

export const tapBlocks = target({
  name: 'TAP blocks',
  covers: ['hardware/sim/virtual-tap-block.ts'],
  input: stream(page, tapControls),
  open() {
    const blocks = createTapBlocks();
    return (pieces) => {
      blocks.begin();
      for (const piece of pieces) {
        for (const byte of piece) {
          const state = blocks.add(byte & 0x7f);
          if (state === 'whole') blocks.check();
          if (state === 'too-long') blocks.abandon();
          if (state !== 'more') blocks.begin();
        }
      }
      blocks.abandon();
    };
  },
});

export const tapPages = target({
  name: 'texts for pagers',
  covers: ['hardware/pager/tap-block.ts', 'domain/text/transliterate.ts'],
  input: fc.tuple(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 200 })),
    fc.integer({ min: 1, max: 300 }),
  ),
  open:
    () =>
    ([words, longest]) => {
      const plain = transliterate(words, longest);
      holds(plain.length <= longest, `${plain.length} characters of ${longest}`);
      holds(
        [...plain].every((sign) => sign < '\u0080'),
        'it is no ASCII',
      );
      const blocks = encodeTapPage('1001', plain);
      for (const block of blocks) {
        holds(block.length <= 256, `a block of ${block.length}`);
        // STX … terminator, three of checksum and CR: no control character stands bare inside.
        holds(
          block.slice(1, -5).every((value) => value >= 0x20 || value === 0x0d || value === 0x1a),
          'a bare control character',
        );
      }
    },
});
