import type { SettingStore } from '../../db/setting-store.ts';
import { readOwnJson } from '../../domain/own-json.ts';

const KEY = 'engine.starts';

/** So many starts within so long, none of them after a stop that was asked for, are a loop. */
const STARTS = 5;
const WITHIN_MS = 5 * 60_000;

/** Remembers that the engine starts now (epoch ms). Gives true when it has died again and again of late. */
export function noteStart(settings: Pick<SettingStore, 'get' | 'set'>, now: number): boolean {
  const starts = [...read(settings.get(KEY)), now].filter((at) => Math.abs(now - at) < WITHIN_MS);
  settings.set(KEY, JSON.stringify(starts.slice(-STARTS)));
  return starts.length >= STARTS;
}

/** The engine was asked to stop: the next start is no sign of anything. */
export function noteStop(settings: Pick<SettingStore, 'set'>): void {
  settings.set(KEY, '[]');
}

function read(text: string | null): readonly number[] {
  if (text === null) return [];
  try {
    return readOwnJson<readonly number[]>(text);
  } catch (error) {
    // Damage here must not keep a kiosk from starting.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
