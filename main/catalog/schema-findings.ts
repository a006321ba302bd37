import type { z } from 'zod';
import type { CatalogFinding } from '../../domain/catalog/catalog.ts';

type Issue = z.core.$ZodIssue;

/** Findings that one file may list; more would not be read. */
const MAX_LISTED = 200;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function step(value: unknown, key: PropertyKey): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function identity(value: unknown): string | undefined {
  for (const key of ['sku', 'id']) {
    const text = step(value, key);
    if (typeof text === 'string' && text !== '' && text.length <= 128) return `${key}=${text}`;
  }
  return undefined;
}

/** `items[sku=LATTE].name.en`: list entries by what a manager knows them by, by number where they have no name. */
function pathText(root: unknown, path: readonly PropertyKey[]): string {
  let value = root;
  let text = '';
  for (const key of path) {
    value = step(value, key);
    if (typeof key === 'number') text += `[${identity(value) ?? key}]`;
    else text += `${text === '' ? '' : '.'}${String(key)}`;
  }
  return text === '' ? 'file' : text;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return 'an object';
    case 'string':
      return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
    case 'number':
    case 'boolean':
      return `the ${typeof value} ${value}`;
    default:
      return 'something else';
  }
}

const expectedWords: Readonly<Record<string, string>> = {
  array: 'a list',
  record: 'an object',
  object: 'an object',
  string: 'text',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
};

function boundSentence(origin: string, bound: number | bigint, direction: 'least' | 'most'): string {
  if (origin === 'string')
    return bound === 1 ? 'must not be empty.' : `may have at ${direction} ${bound} characters.`;
  if (origin === 'array') return `must have at ${direction} ${bound} entries.`;
  return `must be at ${direction} ${bound}.`;
}

function describe(issue: Issue, value: unknown): { readonly rule: string; readonly says: string } {
  if (value === undefined && issue.code !== 'unrecognized_keys') {
    return { rule: 'field-missing', says: 'is missing: add it.' };
  }
  const invalid = (says: string) => ({ rule: 'field-invalid', says });
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        rule: 'field-unknown',
        says: `has fields that are not known (${issue.keys.slice(0, 10).join(', ')}): remove them, or correct their spelling.`,
      };
    case 'invalid_type':
      return invalid(`must be ${expectedWords[issue.expected] ?? issue.expected}, not ${kindOf(value)}.`);
    case 'invalid_value':
      return invalid(`must be one of ${issue.values.map(String).join(', ')}, not ${kindOf(value)}.`);
    case 'too_small':
      return invalid(boundSentence(issue.origin, issue.minimum, 'least'));
    case 'too_big':
      return invalid(boundSentence(issue.origin, issue.maximum, 'most'));
    case 'invalid_key':
      return invalid(
        `is under a key that is not allowed: it ${issue.issues[0]?.message ?? 'must be changed'}.`,
      );
    case 'invalid_union':
      return invalid(`must be one of the known kinds, not ${kindOf(value)}.`);
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return invalid(`${issue.message}.`);
  }
}

/** What a shape check found, as findings that a manager understands: the path, the field and what to do. */
export function schemaFindings(root: unknown, issues: readonly Issue[]): CatalogFinding[] {
  const listed = issues.slice(0, MAX_LISTED).map((issue): CatalogFinding => {
    const value = issue.path.reduce(step, root);
    const { rule, says } = describe(issue, value);
    const field = issue.path.findLast((key) => typeof key === 'string');
    return {
      severity: 'error',
      rule,
      where: pathText(root, issue.path),
      message: `${field === undefined ? 'The file' : `"${String(field)}"`} ${says}`,
    };
  });
  const rest = issues.length - listed.length;
  if (rest === 0) return listed;
  const more: CatalogFinding = {
    severity: 'error',
    rule: 'field-invalid',
    where: 'file',
    message: `${rest} more mistakes of this sort are not listed: correct those above and load the file again.`,
  };
  return [...listed, more];
}
