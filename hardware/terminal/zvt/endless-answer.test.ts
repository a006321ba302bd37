import { expect, test } from 'vitest';
import { ok } from '../../../domain/result.ts';
import { createFakeDeviceClock } from '../../../tests/harness/fake-device-clock.ts';
import { createMemoryNotes } from '../attempt-notes.ts';
import type { Line } from '../../transport/line.ts';
import { createZvtTerminal } from './zvt-terminal.ts';

test('a terminal that never comes to the end of a question gets a new line before a payment begins on it', async () => {
  const clock = createFakeDeviceClock();
  const lines: string[][] = [];
  /** The first line answers the question for its state with "please wait", for ever. */
  function openLine(): Line {
    const heard: string[] = [];
    lines.push(heard);
    const first = lines.length === 1;
    let tell: (bytes: Uint8Array) => void = () => undefined;
    let closing: Parameters<Line['onClose']>[0] = () => undefined;
    let open = true;
    const say = (hex: string): void => {
      if (open) tell(Buffer.from(hex, 'hex'));
    };
    const wait = (): void => {
      clock.after(5_000, () => {
        say('04ff010e');
        if (open) wait();
      });
    };
    return {
      write(bytes) {
        const command = Buffer.from(bytes.subarray(0, 2)).toString('hex');
        if (command !== '8000') heard.push(command);
        clock.after(10, () => {
          if (command === '0600' || (command === '0501' && !first)) say('800000060f00');
          else if (command === '0501') {
            say('800000');
            wait();
          }
        });
        return Promise.resolve(ok(undefined));
      },
      onData(listener) {
        tell = listener;
        return () => undefined;
      },
      onClose(listener) {
        closing = listener;
        return () => undefined;
      },
      close() {
        if (open) {
          open = false;
          closing({ kind: 'closed', detail: 'closed by us' });
        }
        return Promise.resolve();
      },
    };
  }
  const terminal = createZvtTerminal({
    id: 't',
    clock,
    open: () => Promise.resolve(ok(openLine())),
    envelope: 'tcp',
    notes: createMemoryNotes(),
    currency: 'EUR',
    answerTimeoutMs: 60_000,
  });
  await clock.advance(1_000);
  expect(terminal.health().state).toBe('ready');
  await clock.advance(60_000);
  expect(lines[0]).toEqual(['0600', '0501']);
  // A customer pays while the terminal still talks about its state.
  const paying = terminal.charge({ attemptId: 'a', amount: 1_000, currency: 'EUR' });
  await clock.advance(70_000);
  expect(await paying).toMatchObject({ kind: 'not-started' });
  expect(lines).toHaveLength(2);
  expect(lines[0]).toEqual(['0600', '0501']);
  expect(terminal.health().state).toBe('ready');
  await terminal.close();
});
