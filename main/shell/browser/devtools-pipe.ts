import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/**
 * Chromium's remote debugging over two pipes (`--remote-debugging-pipe`): JSON messages ended by a zero byte,
 * on file descriptors 3 (to Chromium) and 4 (from it). Nobody but the parent can reach them.
 * https://chromedevtools.github.io/devtools-protocol/
 */
export interface DevtoolsPipe {
  /** Sends a command. Resolves with its result; rejects when Chromium refuses it or has gone. */
  readonly call: (method: string, params: object, sessionId?: string) => Promise<unknown>;
  readonly onEvent: (heard: (method: string, params: unknown, sessionId: string | null) => void) => void;
}

/** The other end of the pipe was closed: Chromium has ended, which its parent hears in its own way. */
export class BrowserGone extends Error {}

const frame = z.object({
  id: z.number().int().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
  sessionId: z.string().optional(),
});

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Longest message kept. Ours are a few hundred bytes; more means that the other side is not Chromium. */
const MAX_FRAME_BYTES = 1024 * 1024;

export function openDevtoolsPipe(to: Writable, from: Readable): DevtoolsPipe {
  const waiting = new Map<number, Waiting>();
  const listeners: ((method: string, params: unknown, sessionId: string | null) => void)[] = [];
  let last = 0;
  let gone: Error | null = null;
  let rest = Buffer.alloc(0);

  function end(error: Error): void {
    gone ??= error;
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }

  function read(text: string): void {
    const said = frame.parse(JSON.parse(text));
    if (said.id !== undefined) {
      const asked = waiting.get(said.id);
      waiting.delete(said.id);
      if (said.error) asked?.reject(new Error(said.error.message));
      else asked?.resolve(said.result);
    } else if (said.method !== undefined) {
      for (const heard of listeners) heard(said.method, said.params, said.sessionId ?? null);
    }
  }

  from.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (let cut = rest.indexOf(0); cut >= 0; cut = rest.indexOf(0)) {
      const text = rest.subarray(0, cut).toString('utf8');
      rest = rest.subarray(cut + 1);
      read(text);
    }
    if (rest.length > MAX_FRAME_BYTES) end(new Error('the debugging pipe sent a message without an end'));
  });
  from.once('close', () => end(new BrowserGone('the browser has gone')));
  from.on('error', (error) => end(new BrowserGone(error.message)));
  to.on('error', (error) => end(new BrowserGone(error.message)));

  return {
    call: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        if (gone) {
          reject(gone);
          return;
        }
        const id = ++last;
        waiting.set(id, { resolve, reject });
        to.write(
          `${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`,
        );
      }),
    onEvent: (heard) => void listeners.push(heard),
  };
}
