import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { Page, PageOutcome, StaffPager } from '../ports/pager.ts';
import { openTcpLine } from '../transport/tcp-line.ts';
import {
  createPageIds,
  fillGatewayJson,
  fillGatewayText,
  type GatewayJson,
  type GatewayValues,
  gatewayValues,
} from './gateway-text.ts';
import { createPageQueue, pageFailed } from './page-queue.ts';

/** One request, with the placeholders of `gateway-text.ts`. */
export interface HttpRequestSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `http:` or `https:`; values are percent-encoded. User and password in it become a Basic authorisation. */
  readonly url: string;
  readonly body?:
    | { readonly kind: 'json'; readonly value: GatewayJson }
    | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> };
}

export interface HttpPagerOptions {
  readonly id: string;
  readonly clock: DeviceClock;
  readonly page: HttpRequestSpec;
  /** What takes a page back; left out when the gateway can't. */
  readonly cancel?: HttpRequestSpec;
  /** Sent with every request; secrets live here, and never in a log. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A text that an answer with a good status must contain; left out, the status alone decides. */
  readonly expect?: string;
  readonly deadlineMs?: number;
  readonly longestText?: number;
  /** How often somebody is looked for at the gateway's address. */
  readonly heartbeatMs?: number;
  readonly log?: (line: string) => void;
  readonly fetch?: typeof fetch;
}

/** Of an answer's body no more than this is read. */
const longestAnswer = 4_096;

/**
 * A pager behind somebody's HTTP gateway. 2xx is `sent`: the gateway took the page; unproven where the request holds
 * neither `{to}` nor `{text}`. 401 and 403 mean that it does not
 * know us, 408, 425, 429 and 5xx that it may work later, any other 4xx never. Redirections are not followed: they
 * would take the authorisation elsewhere.
 */
export function createHttpPager(options: HttpPagerOptions): StaffPager {
  const { clock } = options;
  const log = options.log ?? (() => undefined);
  const deadlineMs = options.deadlineMs ?? 5_000;
  const heartbeatMs = options.heartbeatMs ?? 60_000;
  const request = options.fetch ?? fetch;
  const health = createHealthKeeper(clock);
  const nextId = createPageIds(clock.now);
  /** A hook that only rings may be meant so; a mistake looks the same, and its 200 proves no page. */
  const tells = /\{(?:to|text)\}/.test(JSON.stringify(options.page));
  const where = new URL(options.page.url.replaceAll(/\{[^}]*\}/g, 'x'));
  let abort: () => void = () => undefined;
  let cancelHeartbeat: () => void = () => undefined;
  let closed = false;

  /** What came back, or why nothing did. */
  const ask = async (spec: HttpRequestSpec, values: GatewayValues): Promise<PageOutcome> => {
    const control = new AbortController();
    let late = false;
    const cancelDeadline = clock.after(deadlineMs, () => {
      late = true;
      control.abort();
    });
    abort = () => {
      control.abort();
    };
    log(`${spec.method} ${where.origin}`);
    try {
      const { url, headers, body } = prepare(spec, values);
      const response = await request(url, {
        method: spec.method,
        headers,
        redirect: 'manual',
        signal: control.signal,
        ...(body === null ? {} : { body: body.text }),
      });
      return judge(response.status, await beginning(response), tells || spec !== options.page);
    } catch (error) {
      if (closed) return pageFailed('closed', 'closed');
      if (late) return pageFailed('no-answer', `the gateway did not answer within ${deadlineMs} ms`);
      return pageFailed('gone', `no connection to ${where.host}: ${reasonOf(error)}`);
    } finally {
      cancelDeadline();
      abort = () => undefined;
    }
  };

  const prepare = (
    spec: HttpRequestSpec,
    values: GatewayValues,
  ): { readonly url: URL; readonly headers: Headers; readonly body: ReturnType<typeof bodyOf> } => {
    const url = new URL(fillGatewayText(spec.url, values, encodeURIComponent));
    const headers = new Headers(options.headers);
    if (url.username !== '' || url.password !== '') {
      const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
      headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
      url.username = '';
      url.password = '';
    }
    const body = bodyOf(spec, values);
    if (body !== null && !headers.has('content-type')) headers.set('content-type', body.type);
    return { url, headers, body };
  };

  const judge = (status: number, text: string, told: boolean): PageOutcome => {
    const said = text.trim() === '' ? '' : `: ${printable(text).slice(0, 120)}`;
    const detail = `the gateway answered ${status}${said}`;
    if (status >= 200 && status < 300) {
      if (options.expect === undefined || text.includes(options.expect)) {
        if (told) return { kind: 'sent', proof: 'accepted', detail };
        return {
          kind: 'sent',
          proof: 'none',
          detail: `${detail}; but nothing of the page was in the request: put {to} and {text} into its address, json or form`,
        };
      }
      return { kind: 'rejected', reason: 'unexplained', detail };
    }
    if (status === 401 || status === 403 || status < 400) return pageFailed('refused', detail);
    if (status >= 500 || status === 408 || status === 425 || status === 429)
      return pageFailed('busy', detail);
    return { kind: 'rejected', reason: 'unexplained', detail };
  };

  const send = async ([spec, values]: readonly [HttpRequestSpec, GatewayValues]): Promise<PageOutcome> => {
    if (closed) return pageFailed('closed', 'closed');
    const outcome = await ask(spec, values);
    log(`page ${outcome.kind}: ${outcome.detail}`);
    if (closed) return outcome;
    if (outcome.kind !== 'failed') health.proven();
    else if (outcome.reason === 'gone') health.set('absent', ['gone']);
    else if (outcome.reason === 'no-answer') health.set('attention', ['no-answer']);
    else if (outcome.reason === 'busy' || outcome.reason === 'refused') health.proven([outcome.reason]);
    return outcome;
  };
  const queue = createPageQueue(send);

  /** Whether anybody listens there. It asks nothing: only a page proves that the gateway wants us. */
  const look = async (): Promise<void> => {
    const port = where.port === '' ? (where.protocol === 'https:' ? 443 : 80) : Number(where.port);
    const line = await openTcpLine({ host: where.hostname.replaceAll(/[[\]]/g, ''), port }, clock);
    if (line.ok) await line.value.close();
    if (closed) return;
    if (!line.ok) health.set('absent', [faultOfLine(line.error)]);
    else if (['probing', 'absent'].includes(health.now().state)) health.set('ready', []);
    cancelHeartbeat = clock.after(heartbeatMs, () => {
      looking = look();
    });
  };
  let looking = look();

  const values = (page: Page): GatewayValues =>
    gatewayValues(page, { id: nextId(), now: clock.now(), longestText: options.longestText ?? 500 });

  return {
    id: options.id,
    abilities: {
      cancel: options.cancel !== undefined,
      priority: JSON.stringify(options.page).includes('{priority'),
      proof: tells ? 'accepted' : 'none',
    },
    health: health.now,
    watch: health.watch,
    page: (page) => queue.push([options.page, values(page)], page.priority),
    cancel(to) {
      if (options.cancel === undefined) {
        return Promise.resolve({
          kind: 'rejected',
          reason: 'not-able',
          detail: 'this gateway takes no page back',
        });
      }
      return queue.push([options.cancel, values({ to, text: '', priority: 'normal' })], 'normal');
    },
    async close() {
      closed = true;
      cancelHeartbeat();
      queue.close();
      abort();
      await looking;
      cancelHeartbeat();
    },
  };
}

function bodyOf(
  { body }: HttpRequestSpec,
  values: GatewayValues,
): { readonly text: string; readonly type: string } | null {
  switch (body?.kind) {
    case 'json':
      return { text: JSON.stringify(fillGatewayJson(body.value, values)), type: 'application/json' };
    case 'form': {
      const fields = new URLSearchParams();
      for (const [name, text] of Object.entries(body.fields)) fields.set(name, fillGatewayText(text, values));
      return { text: fields.toString(), type: 'application/x-www-form-urlencoded' };
    }
    case undefined:
      return null;
  }
}

/** The beginning of an answer's body; a gateway that never stops talking is cut off. */
async function beginning(response: Response): Promise<string> {
  const body: ReadableStream<Uint8Array> | null = response.body;
  if (body === null) return '';
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    pieces.push(piece);
    length += piece.length;
    if (length >= longestAnswer) break;
  }
  return Buffer.concat(pieces).subarray(0, longestAnswer).toString('utf8');
}

/** fetch hides why a connection failed behind "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function printable(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
}
