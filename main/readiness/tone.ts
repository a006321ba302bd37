import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';

const RATE = 22_050;
/** Three rising notes, easy to tell from a fan: C5, E5, G5. */
const NOTES_HZ = [523.25, 659.25, 783.99];
const NOTE_SECONDS = 0.35;
const PLAY_MS = 8_000;

/** A WAV file (RIFF, PCM 16 bit, mono) of the three notes, with soft edges so that it does not click. */
export function toneFile(): Buffer {
  const perNote = Math.round(RATE * NOTE_SECONDS);
  const samples = new Int16Array(perNote * NOTES_HZ.length);
  NOTES_HZ.forEach((hertz, note) => {
    for (let at = 0; at < perNote; at += 1) {
      const edge = Math.min(1, at / 400, (perNote - at) / 400);
      samples[note * perNote + at] = Math.round(Math.sin((2 * Math.PI * hertz * at) / RATE) * edge * 14_000);
    }
  });
  const data = Buffer.from(samples.buffer);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

function playersOf(platform: NodeJS.Platform, file: string): readonly (readonly [string, ...string[]])[] {
  switch (platform) {
    case 'darwin':
      return [['afplay', file]];
    case 'win32':
      return [
        ['powershell', '-NoProfile', '-Command', `(New-Object Media.SoundPlayer '${file}').PlaySync()`],
      ];
    default:
      return [
        ['pw-play', file],
        ['paplay', file],
        ['aplay', '-q', file],
      ];
  }
}

/**
 * Plays three notes on this computer's own speaker. `ok` means that a player took them; only an ear can tell more.
 * The error is one English clause: what was tried and what it said.
 */
export async function playTone(platform: NodeJS.Platform = process.platform): Promise<Result<void, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-tone-'));
  try {
    const file = join(folder, 'tone.wav');
    writeFileSync(file, toneFile());
    const tried: string[] = [];
    for (const [player, ...args] of playersOf(platform, file)) {
      const why = await runPlayer(player, args);
      if (why === null) return ok(undefined);
      tried.push(`${player}: ${why}`);
    }
    return fail(tried.join('; '));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runPlayer(player: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(player, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: PLAY_MS });
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => {
      said = `${said}${bytes.toString()}`.slice(0, 200);
    });
    child.once('error', (error) =>
      resolve('code' in error && error.code === 'ENOENT' ? 'not installed' : error.message),
    );
    child.once('close', (code) =>
      resolve(code === 0 ? null : said.trim().split('\n')[0] || `ended with ${code}`),
    );
  });
}
