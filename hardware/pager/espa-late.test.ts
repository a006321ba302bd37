import { expect, test } from 'vitest';
import { ok } from '../../domain/result.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import type { Line } from '../transport/line.ts';
import { createEspaPager } from './espa-pager.ts';

const [ack, nak, eot, enq] = [0x06, 0x15, 0x04, 0x05];

test.each([1_100, 1_600, 1_900])(
  'a paging system that answers %i ms late: its yes to the selection is never its yes to the page',
  async (lateMs) => {
    const clock = createFakeDeviceClock();
    let tell: (bytes: Uint8Array) => void = () => undefined;
    // Takes every selection and refuses every block: it knows no such pager.
    const line: Line = {
      write(bytes) {
        const answer =
          bytes[0] === 0x01 ? [0x33, nak] : bytes.length === 4 ? [ack] : bytes[1] === enq ? [eot] : [];
        if (answer.length > 0) clock.after(lateMs, () => tell(Uint8Array.from(answer)));
        return Promise.resolve(ok(undefined));
      },
      onData(listener) {
        tell = listener;
        return () => undefined;
      },
      onClose: () => () => undefined,
      close: () => Promise.resolve(),
    };
    const open = () => Promise.resolve(ok(line));
    const pager = createEspaPager({ id: 'espa', open, clock, role: 'control' });
    await clock.advance(100);
    for (const text of ['one', 'two', 'three']) {
      const sent = pager.page({ to: '105', text, priority: 'normal' });
      await clock.advance(20_000);
      expect(await sent).toMatchObject({ kind: 'failed', reason: 'no-answer' });
    }
    await pager.close();
  },
);
