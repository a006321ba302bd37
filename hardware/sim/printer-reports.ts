import { offlineCauses, type PrinterCondition } from './printer-condition.ts';

export interface ReportParts {
  readonly processId: boolean;
  readonly paperStatus: boolean;
  readonly now: () => PrinterCondition;
  readonly reply: (...bytes: number[]) => void;
  readonly problem: (what: string) => void;
}

/** What the virtual printer answers in its turn, and what it reports by itself through GS ( H. */
export interface PrinterReports {
  /** GS r n; while offline it is never reached, as in the manual. */
  readonly ask: (n: number) => void;
  /** GS I n: maker and model as a block. */
  readonly identify: (n: number) => void;
  /** GS ( H. */
  readonly obey: (parameters: Uint8Array) => void;
  readonly wentOffline: () => void;
  readonly reset: () => void;
}

export function createPrinterReports(parts: ReportParts): PrinterReports {
  const { now, reply, problem } = parts;
  let reporting = false;

  /** <Function 48>: everything before it is on paper when this is reached. */
  function process(parameters: Uint8Array): void {
    const [fn, m, ...id] = parameters;
    if (fn !== 48 || m !== 48 || id.length !== 4 || id.some((byte) => byte < 0x20 || byte > 0x7e)) {
      problem('GS ( H with parameters that it does not take');
    } else if (parts.processId) {
      reply(0x37, 0x22, ...id, 0x00);
    }
  }

  return {
    ask(n) {
      const { paper, drawerHigh } = now();
      if (n !== 1 && n !== 2 && n !== 49 && n !== 50) problem(`GS r ${n} is not understood`);
      else if (!parts.paperStatus) return;
      else if (n === 2 || n === 50) reply(Number(drawerHigh));
      else reply(paper === 'low' ? 0x03 : 0);
    },
    identify(n) {
      const text = n === 66 ? 'POINTFIVE' : n === 67 ? 'VP-80' : null;
      if (text === null) problem(`GS I ${n} is not understood`);
      else reply(0x5f, ...Buffer.from(text, 'latin1'), 0x00);
    },
    obey(parameters) {
      const [fn, m, n = 0] = parameters;
      if (fn !== 49) {
        process(parameters);
        return;
      }
      // <Function 49>: whether to report going offline.
      const known = m === 48 && parameters.length === 3 && [0, 2, 48, 50].includes(n);
      if (!known) problem('GS ( H fn 49 with parameters that it does not take');
      reporting = (n === 2 || n === 50) && parts.processId;
    },
    wentOffline() {
      if (reporting) reply(0x37, 0x23, ...offlineCauses(now()), 0x00);
    },
    reset() {
      reporting = false;
    },
  };
}
