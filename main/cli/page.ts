import { systemClock } from '../clock.ts';
import { type PagerProtocol, type TriedPage, tryPager } from '../devices/try-pager.ts';
import { CannotDo, type Outcome } from './outcome.ts';

export interface PageOptions {
  readonly via: string;
  readonly protocol: PagerProtocol;
  readonly to: string;
  readonly text: string;
  readonly urgent?: true;
  /** Further settings of the driver, a JSON object. */
  readonly settings?: string;
}

/** Sends one page and shows the conversation. Exit code 0 only when the page was sent. */
export async function page(options: PageOptions): Promise<Outcome> {
  const tried = await tryPager({
    via: options.via,
    protocol: options.protocol,
    to: options.to,
    text: options.text,
    priority: options.urgent === true ? 'urgent' : 'normal',
    settings: options.settings === undefined ? {} : settingsOf(options.settings),
    clock: systemClock,
  });
  if (!tried.ok) throw new CannotDo(tried.error);
  const { outcome, abilities, health, trace } = tried.value;
  const faults = health.faults.length === 0 ? '' : ` (${health.faults.join(', ')})`;
  return {
    exitCode: outcome.kind === 'sent' ? 0 : 1,
    lines: [
      ...trace.map(({ ms, text }) => `${String(ms).padStart(6)} ms  ${readable(text)}`),
      ...(trace.length === 0 ? [] : ['']),
      `${verdict(tried.value)}: ${outcome.detail}`,
      `The box is ${health.state}${faults}.`,
    ],
    json: { protocol: options.protocol, to: options.to, outcome, abilities, health, trace },
  };
}

function verdict({ outcome }: TriedPage): string {
  switch (outcome.kind) {
    case 'sent':
      return outcome.proof === 'accepted'
        ? 'SENT, the box took it. Whether anybody reads it, nothing can tell'
        : 'SENT, UNPROVEN';
    case 'rejected':
      return `REJECTED for good (${outcome.reason})`;
    case 'failed':
      return `FAILED, it may work later (${outcome.reason})`;
  }
}

function settingsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CannotDo(`--settings is no JSON object: write it like '{"role": "polled"}'`);
}

/** Names of control characters, by their code. */
const names =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

/** `> 0231` with what the bytes mean beside them. */
function readable(text: string): string {
  const [, way, pairs] = /^([<>]) ([0-9a-f]{2}(?: [0-9a-f]{2})*)$/.exec(text) ?? [];
  if (way === undefined || pairs === undefined) return text;
  const bytes = Buffer.from(pairs.replaceAll(' ', ''), 'hex');
  const signs = [...bytes].map((byte) =>
    byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : `<${names[byte] ?? byte.toString(16)}>`,
  );
  return `${way} ${pairs}\n${' '.repeat(14)}${signs.join('')}`;
}
