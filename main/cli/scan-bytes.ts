import { InvalidArgumentError } from 'commander';

/**
 * Bytes as a dump writes them: pairs of hexadecimal digits, with spaces, commas, colons or hyphens between them if any.
 * @throws InvalidArgumentError for anything else.
 */
export function hexBytes(text: string): Uint8Array {
  const digits = text.replaceAll(/0x|[\s,:-]/gi, '');
  if (!/^(?:[0-9a-f]{2})+$/i.test(digits)) {
    throw new InvalidArgumentError('pairs of hexadecimal digits are wanted, e.g. 34303036 0d');
  }
  return Uint8Array.from(Buffer.from(digits, 'hex'));
}

/**
 * A text typed at a shell, with \\xHH, \\r, \\n and \\\\ for signs that can't be typed. Other letters are sent as UTF-8, as
 * scanners send them.
 */
export function escapedText(text: string): Uint8Array {
  const parts = text.split(/(\\x[0-9a-f]{2}|\\[rn\\])/i);
  const bytes = Buffer.concat(
    parts.map((part) => {
      if (/^\\x/i.test(part)) return Buffer.from(part.slice(2), 'hex');
      return Buffer.from(/^\\[rn\\]$/i.test(part) ? unescaped(part) : part, 'utf8');
    }),
  );
  if (bytes.length === 0) throw new InvalidArgumentError('an empty text explains nothing');
  return Uint8Array.from(bytes);
}

function unescaped(part: string): string {
  switch (part.toLowerCase()) {
    case '\\r':
      return '\r';
    case '\\n':
      return '\n';
    default:
      return '\\';
  }
}
