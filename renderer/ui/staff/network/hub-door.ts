/** What the hub answered to a page that is nobody yet, or `offline`. */
export type HubAnswer =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reason: string; readonly message: string };

const ANSWER_WITHIN_MS = 10_000;

/** Asks the hub something over the network. Never rejects. */
export async function askHub(path: string, body?: object): Promise<HubAnswer> {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const said: unknown = await response.json();
    const value = typeof said === 'object' && said !== null ? { ...said } : {};
    if (response.ok) return { ok: true, value };
    return {
      ok: false,
      reason: textOf(value, 'reason') ?? 'offline',
      message: textOf(value, 'message') ?? '',
    };
  } catch (error) {
    return { ok: false, reason: 'offline', message: String(error) };
  }
}

/** A text by its name; null where it is none. */
export function textOf(value: Readonly<Record<string, unknown>>, name: string): string | null {
  const text = value[name];
  return typeof text === 'string' ? text : null;
}
