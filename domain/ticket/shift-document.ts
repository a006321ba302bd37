import type { Currency, Language, LocalText, Minor } from '../catalog/catalog.ts';
import { formatAmountAscii, formatMoney } from '../money.ts';
import type { ShiftReport } from '../shift/shift-report.ts';
import { textIn } from '../text/local-text.ts';
import { anchorLines, type LogAnchor } from './anchor-lines.ts';
import type { TicketBlock, TicketDocument } from './document.ts';
import { shiftTexts } from './shift-texts.ts';
import { bottomMarks, paperTime, topMarks, type TicketMarks } from './ticket-marks.ts';

export interface ShiftPaper extends TicketMarks {
  readonly shopName: LocalText;
  readonly kiosk: string;
  /** The business day, '2026-11-27'. */
  readonly day: string;
  readonly madeAt: number;
  /** Name of the person who asked for it. */
  readonly madeBy: string;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly language: Language;
  /** null: nothing is in the help log yet. */
  readonly anchor: LogAnchor | null;
}

/** One business day on paper: what was sold, what came in, and what somebody must look after. */
export function shiftDocument(report: ShiftReport, paper: ShiftPaper): TicketDocument {
  const { language, currency, timeZone } = paper;
  const texts = shiftTexts(language);
  const amount = (minor: Minor): string => formatAmountAscii(minor, currency);
  const row = (left: string, right: string, bold = false): TicketBlock => ({
    kind: 'columns',
    left,
    right,
    bold,
  });
  const counted = (left: string, { count, amount: sum }: { count: number; amount: Minor }): TicketBlock =>
    row(`${left} (${count})`, amount(sum));
  const seconds = (ms: number | null): string =>
    ms === null ? texts.none : texts.seconds(Math.round(ms / 1000));
  const { calls } = report;
  return {
    blocks: [
      ...topMarks(paper, language),
      { kind: 'text', text: texts.title, align: 'center', bold: true, scale: 2 },
      { kind: 'text', text: textIn(paper.shopName, language), align: 'center' },
      { kind: 'text', text: paper.day, align: 'center', bold: true },
      { kind: 'feed', lines: 1 },
      row(paperTime(paper.madeAt, timeZone, language), paper.kiosk),
      row(texts.made, paper.madeBy),
      ...section(texts.orders, [
        counted(texts.placed, report.placed),
        counted(texts.paid, report.paid),
        counted(texts.unpaid, report.unpaid),
        row(texts.units, String(report.placed.units)),
        row(texts.discounts, amount(report.discounts)),
      ]),
      ...section(texts.takings, [
        counted(texts.byCard, report.byCard),
        counted(texts.atCounter, report.atCounter),
        {
          kind: 'columns',
          left: texts.together,
          right: formatMoney(report.byCard.amount + report.atCounter.amount, currency, language),
          bold: true,
          scale: 2,
        },
        ...(report.difference === 0 ? [] : [row(texts.difference, amount(report.difference), true)]),
      ]),
      ...section(
        texts.taxes,
        report.taxes.flatMap(({ rate, net, tax }) => [
          row(texts.rate(`${rate / 100}%`), amount(tax)),
          { kind: 'columns', left: texts.net, right: amount(net), indent: 2 } satisfies TicketBlock,
        ]),
      ),
      ...section(
        texts.unknownPayments,
        report.unknownPayments.map(({ number, amount: sum, at }) =>
          row(`${number ?? '?'} ${paperTime(at, timeZone, language)}`, amount(sum), true),
        ),
        texts.none,
      ),
      ...section(
        texts.prints,
        report.prints.map(({ document, number, outcome }) =>
          row(`${texts.document(document)} ${number ?? ''}`.trim(), texts.outcome[outcome]),
        ),
        texts.none,
      ),
      ...section(texts.calls, [
        row(texts.byCustomers, String(calls.byCustomers)),
        row(texts.byMachines, String(calls.byMachines)),
        row(texts.unanswered, String(calls.unanswered), calls.unanswered > 0),
        row(texts.usualAnswer, seconds(calls.usualAnswerMs)),
        row(texts.longestAnswer, seconds(calls.longestAnswerMs)),
      ]),
      ...anchorLines(paper.anchor, language),
      ...bottomMarks(paper, language),
      { kind: 'cut' },
    ],
  };
}

function section(title: string, rows: readonly TicketBlock[], whenEmpty?: string): readonly TicketBlock[] {
  const head: TicketBlock = { kind: 'text', text: title, bold: true };
  if (rows.length > 0) return [{ kind: 'rule' }, head, ...rows];
  return whenEmpty === undefined
    ? []
    : [{ kind: 'rule' }, { kind: 'columns', left: title, right: whenEmpty }];
}
