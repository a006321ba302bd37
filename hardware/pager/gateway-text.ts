import { unreachable } from '../../domain/result.ts';
import type { PagePriority } from '../ports/pager.ts';

/** What the texts for an HTTP or MQTT gateway are filled with. */
export interface GatewayValues {
  readonly to: string;
  readonly text: string;
  readonly priority: PagePriority;
  /** Unique for every page of this kiosk. */
  readonly id: string;
  /** When it was asked for, ISO 8601: a gateway that gets it late can see so. */
  readonly at: string;
}

/** A JSON value whose texts have placeholders. */
export type GatewayJson =
  | string
  | number
  | boolean
  | null
  | readonly GatewayJson[]
  | { readonly [name: string]: GatewayJson };

const placeholder = /\{([^{}]*)\}/g;
const known = '{to}, {text}, {priority}, {priority:low|high}, {id} or {at}';

/** Whether a value from outside is JSON; one that was read from a file always is. */
export function isGatewayJson(value: unknown): value is GatewayJson {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  return typeof value === 'object' && Object.values(value).every(isGatewayJson);
}

/** The first placeholder that means nothing, as a sentence; null when all is well. Braces of JSON need no escape. */
export function gatewayTextFault(text: string): string | null {
  for (const [whole, inside = ''] of text.matchAll(placeholder)) {
    if (/^(to|text|priority|id|at)$/.test(inside) || /^priority:[^|]*\|[^|]*$/.test(inside)) continue;
    if (/^[a-z]+(:.*)?$/.test(inside)) return `'${whole}' is no placeholder: ${known}`;
  }
  return null;
}

/** The same for every text of a JSON value. */
export function gatewayJsonFault(value: GatewayJson): string | null {
  if (typeof value === 'string') return gatewayTextFault(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const part of Object.values(value)) {
    const fault = gatewayJsonFault(part);
    if (fault !== null) return fault;
  }
  return null;
}

/** Fills the placeholders; every value goes through `escape`, so that none can end what it stands in. */
export function fillGatewayText(
  text: string,
  values: GatewayValues,
  escape: (value: string) => string = (value) => value,
): string {
  return text.replaceAll(placeholder, (whole, inside: string) => {
    const [name, choices] = inside.split(':', 2);
    switch (name) {
      case 'to':
      case 'text':
      case 'id':
      case 'at':
        return choices === undefined ? escape(values[name]) : whole;
      case 'priority': {
        const [normal = 'normal', urgent = 'urgent'] = choices?.split('|') ?? [];
        return escape(values.priority === 'urgent' ? urgent : normal);
      }
      default:
        return whole;
    }
  });
}

/** Fills the texts of a JSON value; names stay as they are. */
export function fillGatewayJson(value: GatewayJson, values: GatewayValues): GatewayJson {
  switch (typeof value) {
    case 'string':
      return fillGatewayText(value, values);
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return null;
      if (isList(value)) return value.map((part) => fillGatewayJson(part, values));
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, fillGatewayJson(part, values)]),
      );
    default:
      return unreachable(value);
  }
}

function isList(value: GatewayJson): value is readonly GatewayJson[] {
  return Array.isArray(value);
}

/** What a page is filled with; its text cut between characters, without halves of one, which no URL can carry. */
export function gatewayValues(
  page: { readonly to: string; readonly text: string; readonly priority: PagePriority },
  own: { readonly id: string; readonly now: number; readonly longestText: number },
): GatewayValues {
  const whole = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '');
  return {
    to: whole(page.to),
    text: [...whole(page.text)].slice(0, own.longestText).join(''),
    priority: page.priority,
    id: own.id,
    at: new Date(own.now).toISOString(),
  };
}

/** Ids that no two pages of a kiosk share: the start of the driver, and a number. */
export function createPageIds(now: () => number): () => string {
  const start = now().toString(36);
  let last = 0;
  return () => {
    last += 1;
    return `${start}-${last}`;
  };
}
