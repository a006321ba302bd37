import { expect, test } from 'vitest';
import { ok } from '../../domain/result.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import type { Line } from '../transport/line.ts';
import { createLinePager } from './line-pager.ts';
import { readLineTemplate } from './line-template.ts';
import { builtInTemplate } from './line-templates.ts';

test('what a box says too late of one page is never taken for its answer to the next', async () => {
  const clock = createFakeDeviceClock();
  const template = readLineTemplate(builtInTemplate('scope'));
  if (!template.ok) throw new Error(template.error);
  const { answerMs } = template.value;
  let tell: (bytes: Uint8Array) => void = () => undefined;
  let pages = 0;
  // Takes the first page and says so late; refuses the second.
  const line: Line = {
    write() {
      pages += 1;
      const [text, ms] = pages === 1 ? ['Page Queued Okay\r\n', answerMs + 500] : ['Error - no\r\n', 1_000];
      clock.after(ms, () => tell(Buffer.from(text)));
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
  const pager = createLinePager({ id: 'box', open, clock, template: template.value });
  await clock.advance(10);
  const both = Promise.all(['one', 'two'].map((text) => pager.page({ to: '105', text, priority: 'normal' })));
  await clock.advance(30_000);
  expect(await both).toMatchObject([{ kind: 'failed', reason: 'no-answer' }, { kind: 'rejected' }]);
  await pager.close();
});
