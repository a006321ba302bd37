import type { Language } from '../catalog/catalog.ts';
import {
  readinessVerdict,
  type ReadinessCheck,
  type ReadinessReport,
  type ReadinessResult,
  type ReadinessVerdict,
} from '../readiness/readiness.ts';
import { anchorLines, type LogAnchor } from './anchor-lines.ts';
import type { TicketBlock, TicketDocument } from './document.ts';
import { bottomMarks, paperTime, topMarks, type TicketMarks } from './ticket-marks.ts';

interface ReadinessTexts {
  readonly title: string;
  readonly check: Readonly<Record<ReadinessCheck, string>>;
  readonly result: Readonly<Record<ReadinessResult, string>>;
  readonly verdict: Readonly<Record<ReadinessVerdict, string>>;
  readonly by: string;
  readonly seconds: (count: number) => string;
}

const english: ReadinessTexts = {
  title: 'Readiness',
  check: {
    printer: 'Printer',
    cutter: 'Cutter',
    scanner: 'Scanner',
    speaker: 'Speaker',
    button: 'Help button',
    light: 'Light',
    pager: 'Pager',
    terminal: 'Card terminal',
    clock: 'Clock',
    disk: 'Disk',
    catalogue: 'Menu',
  },
  result: { ok: 'OK', failed: 'FAILED', skipped: 'not tried', 'not-there': 'none' },
  verdict: { ready: 'READY', 'not-ready': 'NOT READY', incomplete: 'NOT ALL TRIED' },
  by: 'Checked by',
  seconds: (count) => `${count} s`,
};

const chinese: ReadinessTexts = {
  title: '开店检查',
  check: {
    printer: '打印机',
    cutter: '切刀',
    scanner: '扫码枪',
    speaker: '扬声器',
    button: '求助按钮',
    light: '指示灯',
    pager: '寻呼机',
    terminal: '刷卡机',
    clock: '时钟',
    disk: '磁盘',
    catalogue: '菜单',
  },
  result: { ok: '正常', failed: '故障', skipped: '未检查', 'not-there': '无' },
  verdict: { ready: '可以营业', 'not-ready': '不能营业', incomplete: '检查未完成' },
  by: '检查人',
  seconds: (count) => `${count} 秒`,
};

/** The readiness report on paper: what was tried, when, on whose word, and what came of it. */
export function readinessDocument(
  report: ReadinessReport,
  paper: TicketMarks & {
    readonly timeZone: string;
    readonly language: Language;
    readonly anchor: LogAnchor | null;
  },
): TicketDocument {
  const { timeZone, language } = paper;
  const texts = /^zh\b/i.test(language) ? chinese : english;
  const verdict = readinessVerdict(report.entries);
  const seconds = Math.max(0, Math.round((report.endedAt - report.startedAt) / 1000));
  return {
    blocks: [
      ...topMarks(paper, language),
      { kind: 'text', text: texts.title, align: 'center', bold: true, scale: 2 },
      { kind: 'text', text: report.kioskName, align: 'center' },
      { kind: 'columns', left: paperTime(report.endedAt, timeZone, language), right: texts.seconds(seconds) },
      { kind: 'columns', left: texts.by, right: report.by },
      { kind: 'rule' },
      ...report.entries.flatMap((entry): TicketBlock[] => {
        const device = entry.deviceId === null ? '' : ` ${entry.deviceId}`;
        const who = entry.by === null || entry.by === report.by ? '' : ` · ${entry.by}`;
        const about = `${clock(entry.at, timeZone)}${entry.note === '' ? '' : ` ${entry.note}`}${who}`;
        return [
          {
            kind: 'columns',
            left: texts.check[entry.check] + device,
            right: texts.result[entry.result],
            bold: entry.result === 'failed',
          },
          { kind: 'columns', left: about, right: '', indent: 2 },
        ];
      }),
      { kind: 'rule' },
      {
        kind: 'text',
        text: ` ${texts.verdict[verdict]} `,
        align: 'center',
        bold: true,
        scale: 2,
        inverse: verdict !== 'ready',
      },
      ...anchorLines(paper.anchor, language),
      ...bottomMarks(paper, language),
      { kind: 'cut' },
    ],
  };
}

function clock(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).format(at);
}
