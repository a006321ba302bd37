import { fail, ok, type Result } from '../../domain/result.ts';
import type { PagePriority } from '../ports/pager.ts';

/** Names of control characters as manuals write them: `<SOH>`. */
const controlNames: readonly string[] =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

const shortEscapes: Readonly<Record<string, number>> = { r: 13, n: 10, t: 9, f: 12, e: 27, '0': 0 };

/** One piece of a text with escapes: a byte, or something in braces or a star, which its reader explains. */
export type TextPiece =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'brace'; readonly inside: string; readonly at: number }
  | { readonly kind: 'star' };

/**
 * Reads the escape language of templates: `<SOH>` and the other control characters by name, `\x01`, `\r \n \t \f \e \0`,
 * and `\` before any other sign for the sign itself. `{…}` and `*` are left to the caller. The error says at which
 * character, and what would be right.
 */
export function readPieces(text: string): Result<readonly TextPiece[], string> {
  const pieces: TextPiece[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const here = `at character ${at + 1}`;
    const named = /^<([A-Z][A-Z0-9]{1,2})>/.exec(rest);
    if (named !== null) {
      const byte = controlNames.indexOf(named[1] ?? '');
      if (byte < 0)
        return fail(`${here}: '${named[0]}' is no control character: <SOH>, <STX>, <CR> …, or \\<`);
      pieces.push({ kind: 'byte', byte });
      at += named[0].length;
    } else if (rest.startsWith('\\')) {
      const hex = /^\\x([0-9a-fA-F]{2})/.exec(rest);
      const sign = rest[1];
      if (sign === undefined) return fail(`${here}: nothing follows '\\': write \\\\ for the sign itself`);
      if (hex === null && sign === 'x') return fail(`${here}: '\\x' needs two hexadecimal digits: \\x01`);
      if (hex === null && /[A-Za-z0-9]/.test(sign) && shortEscapes[sign] === undefined) {
        return fail(`${here}: '\\${sign}' means nothing: \\r \\n \\t \\f \\e \\0 or \\x01`);
      }
      const byte =
        hex === null ? (shortEscapes[sign] ?? sign.charCodeAt(0)) : Number.parseInt(hex[1] ?? '', 16);
      pieces.push({ kind: 'byte', byte });
      at += hex === null ? 2 : 4;
    } else if (rest.startsWith('{')) {
      const end = rest.indexOf('}');
      if (end < 0) return fail(`${here}: '{' has no '}': write \\{ for the sign itself`);
      pieces.push({ kind: 'brace', inside: rest.slice(1, end), at: at + 1 });
      at += end + 1;
    } else if (rest.startsWith('*')) {
      pieces.push({ kind: 'star' });
      at += 1;
    } else {
      const byte = rest.charCodeAt(0);
      if (byte > 0x7e || byte < 0x20)
        return fail(`${here}: '${rest[0]}' is not ASCII: write its bytes as \\xe4`);
      pieces.push({ kind: 'byte', byte });
      at += 1;
    }
  }
  return ok(pieces);
}

/** What a template is filled with; all of it printable ASCII. */
export interface TemplateValues {
  readonly to: string;
  readonly text: string;
  readonly priority: PagePriority;
}

/** A template that has been read. Throws nothing: widths cut and fill. */
export type Template = (values: TemplateValues) => Uint8Array;

type Part = (values: TemplateValues, before: readonly number[]) => readonly number[];

const placeholders = '{to}, {to:7}, {text}, {text:40}, {text:-40}, {priority:a|b}, {from}, {xor}, {sum}';

/**
 * Reads a template: escapes as in `readPieces`, and
 * `{to}` the pager id, `{to:7}` filled with zeros on the left;
 * `{text}`, `{text:40}` cut, `{text:-40}` cut and filled with spaces on the right;
 * `{priority:a|b}` a for a normal page, b for an urgent one, with escapes;
 * `{xor}` one byte, `{sum}` two hexadecimal digits, of everything since `{from}` or the beginning.
 */
export function readTemplate(text: string): Result<Template, string> {
  const pieces = readPieces(text);
  if (!pieces.ok) return pieces;
  const parts: Part[] = [];
  let from = 0;
  for (const [index, piece] of pieces.value.entries()) {
    if (piece.kind === 'byte') parts.push(() => [piece.byte]);
    else if (piece.kind === 'star') parts.push(() => [0x2a]);
    else if (piece.inside === 'from') {
      from = index;
      parts.push(() => []);
    } else {
      const part = placeholder(piece.inside, from);
      if (!part.ok) return fail(`at character ${piece.at}: ${part.error}`);
      parts.push(part.value);
    }
  }
  return ok((values) => {
    const done: (readonly number[])[] = [];
    for (const part of parts) done.push(part(values, flat(done, part)));
    return Uint8Array.from(done.flat());
  });
}

/** Checksums look back at the parts since their mark; every other part needs nothing. */
function flat(done: readonly (readonly number[])[], part: Part): readonly number[] {
  const since = marks.get(part);
  return since === undefined ? [] : done.slice(since).flat();
}

const marks = new WeakMap<Part, number>();

function placeholder(inside: string, from: number): Result<Part, string> {
  const [, name = '', how] = /^([a-z]+)(?::(.*))?$/s.exec(inside) ?? [];
  const width = how === undefined ? 0 : Number(how);
  switch (name) {
    case 'to':
      if (how !== undefined && !/^[1-9]\d?$/.test(how))
        return fail(`'{${inside}}': write a width like {to:7}`);
      return ok(({ to }) => bytesOf(to.padStart(width, '0')));
    case 'text':
      if (how !== undefined && !/^-?[1-9]\d{0,3}$/.test(how))
        return fail(`'{${inside}}': write {text:40} or {text:-40}`);
      return ok(({ text }) => {
        const cut = width === 0 ? text : text.slice(0, Math.abs(width));
        return bytesOf(width < 0 ? cut.padEnd(-width, ' ') : cut);
      });
    case 'priority':
      return priority(inside, how);
    case 'xor':
    case 'sum': {
      const part: Part = (_, before) => {
        if (name === 'xor') return [before.reduce((sum, byte) => sum ^ byte, 0)];
        const sum = before.reduce((total, byte) => total + byte, 0) % 256;
        return bytesOf(sum.toString(16).toUpperCase().padStart(2, '0'));
      };
      marks.set(part, from);
      return ok(part);
    }
    default:
      return fail(`'{${inside}}' is no placeholder: ${placeholders}, or \\{ for the sign itself`);
  }
}

function priority(inside: string, how: string | undefined): Result<Part, string> {
  const choices = (how ?? '').split('|').map(readPieces);
  const [normal, urgent] = choices;
  if (normal === undefined || urgent === undefined || choices.length !== 2) {
    return fail(`'{${inside}}': write {priority:normal|urgent}, such as {priority:\\x03|\\x04}`);
  }
  if (!normal.ok) return normal;
  if (!urgent.ok) return urgent;
  const bytes = [normal.value, urgent.value].map((pieces) =>
    pieces.flatMap((piece) => (piece.kind === 'byte' ? [piece.byte] : [])),
  );
  return ok((values) => bytes[values.priority === 'urgent' ? 1 : 0] ?? []);
}

function bytesOf(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}
