import type { Language } from '../catalog/catalog.ts';
import type { TicketBlock } from './document.ts';

/** The newest record of the help log, as it stood when the paper was made. */
export interface LogAnchor {
  readonly seq: number;
  /** SHA-256, lower-case hex. */
  readonly hash: string;
}

/** As many signs as `help-log verify` asks for at least; all of them would take three lines. */
const SIGNS = 16;

/** On paper, out of reach of whoever could change the log: with it, anybody can tell later that its end is all there. */
export function anchorLines(
  anchor: LogAnchor | null | undefined,
  language: Language,
): readonly TicketBlock[] {
  if (anchor === null || anchor === undefined) return [];
  const [log, mark] = /^zh\b/i.test(language) ? ['求助记录至第', '锚点'] : ['Help log, to record', 'Anchor'];
  return [
    { kind: 'rule' },
    { kind: 'columns', left: log, right: String(anchor.seq) },
    { kind: 'columns', left: mark, right: anchor.hash.slice(0, SIGNS) },
  ];
}
