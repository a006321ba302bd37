import WebSocket from 'ws';
import { z } from 'zod';
import type { CommandInput, CommandName } from '../../contract/commands.ts';
import type { Views } from '../../contract/views.ts';
import { assembleFor } from '../harness/assemble-for.ts';
import { SCREEN_HEADER, type Screen } from '../../contract/wire.ts';

const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), why: z.string(), message: z.string() }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** Posts one command at the engine's door, as whoever the headers say. */
export async function post(
  origin: string,
  name: CommandName,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const answer = await fetch(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return answerSchema.parse(await answer.json());
}

/** A screen without a picture: what a test prepares and tidies up with, by the same door as the pages. */
export interface Door<S extends Screen> {
  readonly send: <N extends CommandName>(name: N, body: CommandInput<N>) => Promise<Answer>;
  /** What the screen shows at this moment. */
  readonly look: () => Promise<Views[S]>;
  /** What the screen shows as soon as `wanted` holds. */
  readonly until: (wanted: (view: Views[S]) => boolean) => Promise<Views[S]>;
}

const PATIENCE_MS = 15_000;

/** Uses up a one-time link. */
export async function enter<S extends Screen>(link: string, screen: S): Promise<Door<S>> {
  const { origin } = new URL(link);
  const welcome = await fetch(link, { redirect: 'manual' });
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`the link let nobody in: ${welcome.status}`);

  const until = (wanted: (view: Views[S]) => boolean): Promise<Views[S]> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/feed/${screen}`, {
        headers: { cookie, origin },
      });
      const assemble = assembleFor(screen);
      let last = 'nothing';
      const tooLate = setTimeout(() => {
        socket.terminate();
        reject(new Error(`the ${screen} never came to show it. Last: ${last.slice(0, 2000)}`));
      }, PATIENCE_MS);
      const over = (): void => {
        clearTimeout(tooLate);
        socket.close();
      };
      socket.on('open', () => socket.send(JSON.stringify({ epoch: null, seen: {} })));
      socket.on('error', (error) => {
        over();
        reject(error);
      });
      socket.on('message', (bytes: Buffer) => {
        last = bytes.toString();
        const view = assemble(JSON.parse(last));
        if (view === null || !wanted(view)) return;
        over();
        resolve(view);
      });
    });

  return {
    send: (name, body) => post(origin, name, body, { cookie, [SCREEN_HEADER]: screen }),
    look: () => until(() => true),
    until,
  };
}
