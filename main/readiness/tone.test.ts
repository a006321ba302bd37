import { expect, test } from 'vitest';
import { toneFile } from './tone.ts';

test('the tone is a WAV file whose sizes are true, and loud enough to be heard', () => {
  const file = toneFile();
  expect(file.subarray(0, 4).toString('latin1')).toBe('RIFF');
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  expect(file.readUInt32LE(40)).toBe(file.length - 44);
  const samples = new Int16Array(file.buffer.slice(file.byteOffset + 44, file.byteOffset + file.length));
  expect(Math.max(...samples)).toBeGreaterThan(10_000);
  expect(samples[0]).toBe(0);
});
