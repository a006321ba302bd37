import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CannotDo } from './outcome.ts';

/** Where a secret is typed, or piped in. */
export type SecretInput = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/**
 * Reads one line that nobody else may see: typed without being shown, or the first line of a pipe. Never an argument,
 * because those stand in the process list and in the shell's history.
 * @throws CannotDo when the input ends, or the person gives up, before a line was given.
 */
export function askSecret(
  question: string,
  input: SecretInput,
  say: (text: string) => void,
): Promise<string> {
  const typed = input.isTTY === true;
  if (typed) say(question);
  const nowhere = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const reader = createInterface({ input, output: nowhere, terminal: typed });
  return new Promise((resolve, reject) => {
    reader.once('line', (line) => {
      resolve(line.trim());
      reader.close();
    });
    reader.once('SIGINT', () => {
      reader.close();
    });
    reader.once('close', () => {
      reject(new CannotDo('No PIN was given; nothing was changed.'));
    });
  });
}
