import type { Language } from '../catalog/catalog.ts';
import type { TicketBlock } from './document.ts';
import { receiptTexts } from './receipt-texts.ts';

/** What may happen to any paper on its way: it is a second one, or it came out of another printer than it should. */
export interface TicketMarks {
  /** A second print says so, in large letters, at both ends. */
  readonly duplicate: boolean;
  /** Name of the printer where this should have come out; left out when it is this one. */
  readonly insteadOf?: string;
}

export function topMarks(marks: TicketMarks, language: Language): readonly TicketBlock[] {
  const texts = receiptTexts(language);
  const lines: TicketBlock[] = [];
  if (marks.duplicate) lines.push(loud(texts.duplicate));
  if (marks.insteadOf !== undefined) {
    lines.push({ kind: 'text', text: texts.insteadOf(marks.insteadOf), align: 'center', bold: true });
  }
  return lines.length === 0 ? [] : [...lines, gap];
}

export function bottomMarks(marks: TicketMarks, language: Language): readonly TicketBlock[] {
  return marks.duplicate ? [gap, loud(receiptTexts(language).duplicate)] : [];
}

const gap: TicketBlock = { kind: 'feed', lines: 1 };

function loud(text: string): TicketBlock {
  return { kind: 'text', text, align: 'center', bold: true, scale: 2 };
}

/** Date and time on paper, in the shop's own time. */
export function paperTime(at: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(receiptTexts(language).locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);
}
