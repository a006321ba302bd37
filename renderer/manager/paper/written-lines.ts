import type { TicketBlock } from '../../../domain/ticket/document.ts';

export type Picture = Extract<TicketBlock, { readonly kind: 'image' }>;

/** A block takes at most this much (`readTicketText`), and a manager's field 400 characters in all. */
const MOST_LINES = 30;

/** What a person typed, line by line, in the middle of the paper; an empty line stays one. */
export function centred(text: string): readonly TicketBlock[] {
  const lines = text.replaceAll('\r', '').split('\n').slice(0, MOST_LINES);
  while (lines.at(-1)?.trim() === '') lines.pop();
  return lines.map(
    (line): TicketBlock =>
      line.trim() === '' ? { kind: 'feed', lines: 1 } : { kind: 'text', text: line.trim(), align: 'center' },
  );
}

/** The same back as text, for the field; what no field can show (codes, pictures) is left out. */
export function writtenIn(blocks: readonly TicketBlock[]): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'text' ? [block.text] : block.kind === 'feed' ? Array<string>(block.lines).fill('') : [],
    )
    .join('\n');
}
