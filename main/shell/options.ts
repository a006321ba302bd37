import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fail, ok, type Result } from '../../domain/result.ts';
import { errorWords } from '../error-words.ts';

export const shellWishes = ['auto', 'electron', 'browser', 'server'] as const;
export type ShellWish = (typeof shellWishes)[number];

/** What this machine is in its shop: a kiosk (which may be the hub of others too), or a hub without a screen. */
export const startRoles = ['kiosk', 'hub'] as const;
export type StartRole = (typeof startRoles)[number];

/** Port that the engine tries first when none is asked for. */
export const USUAL_PORT = 4005;

/** What a person asked for on the command line, with paths made absolute. */
export interface StartOptions {
  readonly role: StartRole;
  readonly shell: ShellWish;
  /** null: the usual port, or any free one when somebody else has it. 0: any free one. */
  readonly port: number | null;
  readonly data: string;
  readonly demo: boolean;
  readonly config: string | null;
  readonly json: boolean;
}

/** The flags of `npm start`; `build/start-help.txt` explains each. */
export const startFlags = {
  role: { type: 'string' },
  shell: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  demo: { type: 'boolean' },
  config: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));

/**
 * Reads the flags of `npm start`. `cwd` is where the person typed it, `root` the project's own folder.
 * Fails with one plain sentence for a person.
 */
export function readStartOptions(
  args: readonly string[],
  places: { readonly cwd: string; readonly root: string },
): Result<StartOptions, string> {
  let values: ReturnType<typeof parseFlags>;
  try {
    values = parseFlags(args);
  } catch (error) {
    // parseArgs reports a person's typing mistake by throwing.
    return fail(`${errorWords(error)}. See npm start -- --help.`);
  }
  const shell = shellWishes.find((wish) => wish === (values.shell ?? 'auto'));
  if (!shell) return fail(`--shell ${values.shell} is not one of ${shellWishes.join(', ')}.`);
  const role = startRoles.find((known) => known === (values.role ?? 'kiosk'));
  if (!role) return fail(`--role ${values.role} is not one of ${startRoles.join(', ')}.`);
  if (role === 'hub' && shell !== 'auto' && shell !== 'server')
    return fail(`--role hub shows no kiosk, so --shell ${shell} has nothing to show.`);
  const wantedPort = values.port === undefined ? null : port.safeParse(values.port);
  if (wantedPort !== null && !wantedPort.success) {
    return fail(`--port ${values.port} is not a number from 0 to 65535.`);
  }
  return ok({
    role,
    // A hub is served and printed, never shown.
    shell: role === 'hub' ? 'server' : shell,
    port: wantedPort === null ? null : wantedPort.data,
    data: values.data === undefined ? resolve(places.root, 'data') : resolve(places.cwd, values.data),
    demo: values.demo ?? false,
    config: values.config === undefined ? null : resolve(places.cwd, values.config),
    json: values.json ?? false,
  });
}

function parseFlags(args: readonly string[]) {
  return parseArgs({ args: [...args], options: startFlags, strict: true, allowPositionals: false }).values;
}
