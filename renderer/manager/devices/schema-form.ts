import type { Language } from '../../../domain/catalog/catalog.ts';

/** How a setting is asked for. */
export type Widget =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'several'; readonly options: readonly string[] }
  /** One text a line. */
  | { readonly kind: 'lines' }
  /** Anything else, written as the configuration file has it. */
  | { readonly kind: 'json' };

export interface FormField {
  readonly name: string;
  /** What it is, in words; the name where a driver has none. */
  readonly words: string;
  readonly required: boolean;
  /** The page is never told its value. */
  readonly secret: boolean;
  readonly widget: Widget;
}

/** What stands in the form's fields, as text: switches say 'true' or 'false', several choices one a line. */
export type Draft = Readonly<Record<string, string>>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;
}

function widgetOf(node: Readonly<Record<string, unknown>>): Widget {
  const options = textsOf(node['enum']);
  if (options !== null) return { kind: 'choice', options };
  const items = isRecord(node['items']) ? node['items'] : {};
  switch (node['type']) {
    case 'array': {
      const several = textsOf(items['enum']);
      if (several !== null) return { kind: 'several', options: several };
      return { kind: items['type'] === 'string' ? 'lines' : 'json' };
    }
    case 'integer':
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'toggle' };
    case 'string':
      return { kind: 'text' };
    default:
      return { kind: 'json' };
  }
}

/** The fields of a driver's settings, in the order of its schema. */
export function fieldsOf(schema: unknown, language: Language): readonly FormField[] {
  if (!isRecord(schema) || !isRecord(schema['properties'])) return [];
  const required = textsOf(schema['required']) ?? [];
  return Object.entries(schema['properties']).flatMap(([name, node]) => {
    if (name === 'driver' || !isRecord(node)) return [];
    const words = node[language] ?? node['en'];
    return {
      name,
      words: typeof words === 'string' ? words : name,
      required: required.includes(name),
      secret: node['secret'] === true,
      widget: widgetOf(node),
    };
  });
}

/** What the form shows of settings that are in force. */
export function draftOf(fields: readonly FormField[], settings: Readonly<Record<string, unknown>>): Draft {
  return Object.fromEntries(fields.map((field) => [field.name, textOf(field.widget, settings[field.name])]));
}

function textOf(widget: Widget, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (widget.kind === 'several' || widget.kind === 'lines') return (textsOf(value) ?? []).join('\n');
  return typeof value === 'string' && widget.kind !== 'json' ? value : JSON.stringify(value);
}

/** What a form is good for: settings to send, or the fields that can't be read. What is empty is left out. */
export type ReadDraft =
  | { readonly ok: true; readonly settings: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly bad: readonly string[] };

export function settingsOf(driver: string, fields: readonly FormField[], draft: Draft): ReadDraft {
  const settings: Record<string, unknown> = { driver };
  const bad: string[] = [];
  for (const { name, widget, required, secret } of fields) {
    const text = draft[name] ?? '';
    if (text.trim() === '') {
      if (required && !secret) bad.push(name);
      continue;
    }
    const value = valueOf(widget, text);
    if (value === undefined) bad.push(name);
    else settings[name] = value;
  }
  return bad.length === 0 ? { ok: true, settings } : { ok: false, bad };
}

/** Undefined for what is no such value. */
function valueOf(widget: Widget, text: string): unknown {
  switch (widget.kind) {
    case 'text':
    case 'choice':
      return text.trim();
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'toggle':
      return text === 'true';
    case 'several':
    case 'lines':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'json':
      try {
        const value: unknown = JSON.parse(text);
        return value;
      } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
      }
  }
}

/** A free id for a new device: printer, printer-2, printer-3. */
export function freeId(kind: string, taken: readonly string[]): string {
  if (!taken.includes(kind)) return kind;
  let count = 2;
  while (taken.includes(`${kind}-${count}`)) count += 1;
  return `${kind}-${count}`;
}
