import iconv from 'iconv-lite';
import { type DisplayLine, fitDisplayLine } from '../../domain/display/display-line.ts';
import { transliterate } from '../../domain/text/transliterate.ts';

/** Which characters above 7Eh a display shows. `ascii`: none, which every display of every maker can. */
export const displayTables = [
  'ascii',
  'pc437',
  'pc850',
  'pc852',
  'pc858',
  'pc866',
  'windows-1252',
  'gb2312',
] as const;
export type DisplayTable = (typeof displayTables)[number];

const encodings: Readonly<Record<Exclude<DisplayTable, 'ascii'>, string>> = {
  pc437: 'cp437',
  pc850: 'cp850',
  pc852: 'cp852',
  pc858: 'cp858',
  pc866: 'cp866',
  'windows-1252': 'windows-1252',
  gb2312: 'gb2312',
};

/** Exactly `columns` columns of a display: characters that the table lacks in Latin letters, controls as spaces. */
export function encodeDisplayLine(
  line: DisplayLine,
  columns: number,
  table: DisplayTable,
): readonly number[] {
  const codes = (character: string): readonly number[] => encodeCharacter(character, table);
  const shown = (text: string): string => showable(text, table);
  const fitted = fitDisplayLine(
    line.right === undefined
      ? { left: shown(line.left) }
      : { left: shown(line.left), right: shown(line.right) },
    columns,
    (character) => (codes(character).length === 2 ? 2 : 1),
  );
  return [...fitted].flatMap(codes);
}

/** The text with only characters that the table has; spaces keep their number, because they align. */
function showable(text: string, table: DisplayTable): string {
  return [...text.normalize('NFC')]
    .map((character) => {
      if (/[\p{Cc}\p{Z}]/u.test(character)) return ' ';
      return encodeCharacter(character, table).length > 0 ? character : transliterate(character);
    })
    .join('');
}

/** Empty when the table lacks it. A double-byte character fills two columns on displays that have any. */
function encodeCharacter(character: string, table: DisplayTable): readonly number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return [code];
  if (table === 'ascii' || code < 0xa0) return [];
  const bytes = [...iconv.encode(character, encodings[table])];
  const back = iconv.decode(Buffer.from(bytes), encodings[table]);
  return back === character && bytes.every((byte) => byte >= 0x80) ? bytes : [];
}
