import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
  isCommand,
} from '../../contract/commands.ts';
import type { CommandSpec } from '../../contract/command-spec.ts';
import type { CommandAnswer, DoorFault } from '../../contract/wire.ts';
import type { Log } from '../log.ts';
import { isRefusal, type Refusal } from '../ordering/refusal.ts';
import type { Caller } from './caller.ts';
import { errorWords } from '../error-words.ts';

/** What each command does. One entry per row of the command table, checked by the compiler. */
export type Handlers = {
  readonly [N in CommandName]: (
    input: CommandInput<N>,
    caller: Caller,
  ) => CommandOutput<N> | Refusal | Promise<CommandOutput<N> | Refusal>;
};

/** `kioskId`: whose engine is to do it, for commands that one kiosk's engine does; none: this one. */
export type Door = (
  caller: Caller,
  name: string,
  raw: unknown,
  kioskId?: string,
) => Promise<CommandAnswer<unknown>>;

/** Engines of other kiosks, as far as this one can ask them to do something. */
export interface Elsewhere {
  /** The kiosk of this engine; empty where it has none. */
  readonly here: string;
  /** Hands a command on for a person of staff; never rejects. Words and audience were judged here already. */
  readonly ask: (
    kioskId: string,
    name: CommandName,
    input: unknown,
    caller: Caller,
  ) => Promise<CommandAnswer<unknown>>;
}

/**
 * The one way in, for pages, tools and tests alike: is it a command, may this caller say it, are the words right.
 * Adapters only decide who is calling.
 */
export function createDoor(
  handlers: Handlers,
  log: Log,
  elsewhere: Elsewhere,
  /** As whom a caller speaks here: a kiosk's page in staff mode as the person who opened it. */
  speaksAs: (caller: Caller, name: CommandName) => Caller = (caller) => caller,
): Door {
  const refuse = (
    caller: Caller,
    command: string,
    why: DoorFault,
    message: string,
  ): CommandAnswer<unknown> => {
    log('door.refused', { command: command.slice(0, 64), why, audience: caller.audience });
    return { ok: false, why, message };
  };

  async function run<N extends CommandName>(
    name: N,
    raw: unknown,
    caller: Caller,
    kioskId: string,
  ): Promise<CommandAnswer<unknown>> {
    const spec: CommandSpec = commands[name];
    const parsed = spec.input.safeParse(raw);
    if (!parsed.success) {
      const first = parsed.error.issues[0];
      return refuse(
        caller,
        name,
        'malformed',
        `${name}: ${first?.path.join('.') || 'body'}: ${first?.message ?? 'not understood'}`,
      );
    }
    if (spec.atKiosk === true && kioskId === '')
      return refuse(caller, name, 'malformed', `${name} is done by one kiosk: say which`);
    if (kioskId !== elsewhere.here) {
      if (spec.atKiosk !== true)
        return refuse(caller, name, 'malformed', `${name} is not done by one kiosk: leave the kiosk out`);
      return elsewhere.ask(kioskId, name, parsed.data, caller);
    }
    const handle: Handlers[N] = handlers[name];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- schema and handler belong to the same N by the table, which TypeScript loses here
    const input = parsed.data as CommandInput<N>;
    const value = await handle(input, caller);
    if (isRefusal(value)) return { ok: false, why: 'refused', reason: value.reason, message: value.message };
    return { ok: true, value };
  }

  return async (from, name, raw, kioskId = elsewhere.here) => {
    if (!isCommand(name))
      return refuse(from, name, 'unknown-command', `there is no command ${name.slice(0, 64)}`);
    const caller = kioskId === elsewhere.here ? speaksAs(from, name) : from;
    const audience: readonly string[] = commands[name].audience;
    if (!audience.includes(caller.audience)) {
      const signedOut =
        caller.audience === 'station' && audience.some((each) => each === 'staff' || each === 'manager');
      return signedOut
        ? refuse(caller, name, 'signed-out', 'sign in first')
        : refuse(caller, name, 'not-allowed', `${name} is not for ${caller.audience}`);
    }
    try {
      return await run(name, raw, caller, kioskId);
    } catch (error) {
      log('engine.fault', { where: name, message: errorWords(error) });
      return {
        ok: false,
        why: 'engine-fault',
        message: 'something went wrong inside; nothing was changed by this command',
      };
    }
  };
}
