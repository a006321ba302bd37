import type { Context } from 'hono';

/** Reads at most `limit` bytes; a body that never ends is cut, whatever its headers say. */
export async function readBody(
  c: Context,
  limit: number,
): Promise<{ readonly value: unknown } | 'too-large' | 'malformed' | 'cut'> {
  if (Number(c.req.header('content-length') ?? 0) > limit) return 'too-large';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = c.req.raw.body?.getReader();
  if (reader === undefined) return 'malformed';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const chunk: unknown = part.value;
      if (!(chunk instanceof Uint8Array)) return 'malformed';
      size += chunk.byteLength;
      if (size > limit) {
        await reader.cancel();
        return 'too-large';
      }
      chunks.push(chunk);
    }
  } catch {
    // The sender went, or took longer than the server waits: there is nobody to tell, but it is logged.
    return 'cut';
  }
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)),
    );
    return { value };
  } catch {
    // Neither UTF-8 nor JSON: the caller is told which command was not understood.
    return 'malformed';
  }
}
