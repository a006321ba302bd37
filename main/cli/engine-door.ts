import { z } from 'zod';
import type { CommandInput, CommandName } from '../../contract/commands.ts';
import { findRunningEngine } from '../shell/running-engine.ts';
import { CannotDo } from './outcome.ts';

const answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), why: z.string(), message: z.string() }),
]);

/** The running engine's one door, opened with the key that only the owner of the data folder can read. */
export interface EngineDoor {
  readonly origin: string;
  /** Says a command; resolves with its value. @throws CannotDo with the engine's own words when it refuses. */
  readonly say: <N extends CommandName>(command: N, input: CommandInput<N>) => Promise<unknown>;
}

/** How long an engine may take over a catalogue of 100,000 items. */
const PATIENCE_MS = 120_000;

/** The door of the engine that is running on a data folder; null when none is. */
export async function openDoor(data: string): Promise<EngineDoor | null> {
  const engine = await findRunningEngine(data);
  if (!engine) return null;
  const { origin, controlKey } = engine;
  return {
    origin,
    say: async (command, input) => {
      const response = await fetch(`${origin}/api/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${controlKey}` },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const said = answer.safeParse(await response.json());
      if (!said.success)
        throw new CannotDo(`The engine at ${origin} answered something else than PointFive does.`);
      if (!said.data.ok) throw new CannotDo(`The engine refused: ${said.data.message} (${said.data.why}).`);
      return said.data.value;
    },
  };
}
