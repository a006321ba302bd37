import type { z } from 'zod';
import type { Audience } from './wire.ts';

/** One thing that somebody may ask of the engine: who may, and in what words. */
export interface CommandSpec<Input extends z.ZodType = z.ZodType> {
  readonly audience: readonly Audience[];
  readonly input: Input;
  readonly summary: string;
  /**
   * Done by the engine of one kiosk. Staff say which (`?kiosk=ID`); left out, it is the one that was asked. A hub hands
   * it on over its link, and the kiosk's own engine judges it again.
   */
  readonly atKiosk?: true;
  /** Accepts a body up to MAX_UPLOAD_BYTES. */
  readonly upload?: true;
}

/** Keeps the words of a command while it stands in the table of all. */
export function command<Input extends z.ZodType>(spec: CommandSpec<Input>): CommandSpec<Input> {
  return spec;
}
