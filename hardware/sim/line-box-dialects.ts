/** What a box understood of the bytes so far. */
export type BoxHeard =
  | { readonly kind: 'more' }
  | { readonly kind: 'page'; readonly to: string; readonly text: string; readonly how: string }
  | { readonly kind: 'question' }
  | { readonly kind: 'wrong'; readonly why: string; readonly code: string };

/** One maker's format: reads a whole command, and says what the box answers. */
export interface BoxDialect {
  /** Called with everything since the last command; anything but `more` ends the command. */
  readonly read: (bytes: readonly number[]) => BoxHeard;
  /** Null: this box never answers. */
  readonly answer: ((command: string, outcome: BoxAnswer) => string) | null;
}

export type BoxAnswer =
  | { readonly kind: 'ok'; readonly queued: number }
  | { readonly kind: 'error'; readonly code: string };

export const boxDialects = ['waveware', 'scope', 'scope-silent', 'lrs', 'jtech', 'comp2'] as const;
export type BoxDialectName = (typeof boxDialects)[number];

const latin = (bytes: readonly number[]): string => String.fromCharCode(...bytes);
const more: BoxHeard = { kind: 'more' };
const wrong = (why: string, code = '08'): BoxHeard => ({ kind: 'wrong', why, code });

/** WaveWare Paging System Manual 8.xx, appendix G, pages 40 to 44. */
const waveware: BoxDialect = {
  read(bytes) {
    const text = latin(bytes);
    if (bytes[0] !== 1) return wrong(`byte ${bytes[0]} before SOH`);
    if (!text.endsWith('\x04')) return bytes.length > 600 ? wrong('no EOT', '04') : more;
    if (text === '\x01S?\x04') return { kind: 'question' };
    const [, type = '', rate = '', to = '', message = ''] =
      /^\x01([AN1-4]),?([^,]),?([^,\x02]*),?\x02([^\x03]*)\x03\x04$/.exec(text) ?? [];
    if (type === '') return wrong(`a command like ${JSON.stringify(text)}`);
    if (!/^[512]$/.test(rate)) return wrong(`data rate ${rate}`, '02');
    if (!/^\d{1,7}$/.test(to) || Number(to) < 8) return wrong(`capcode ${to}`, '03');
    return { kind: 'page', to, text: message, how: `${type}${rate}` };
  },
  answer: (command, outcome) =>
    `${command}${
      outcome.kind === 'ok'
        ? `\x01\x06V8.01,${String(outcome.queued).padStart(2, '0')},0,1,1A\x04`
        : `\x01\x15${outcome.code}\x04`
    }`,
};

/** Scope CONX8 manual, section 3; the answers are those of WaveWare's appendix J. */
const scope: BoxDialect = {
  read(bytes) {
    const text = latin(bytes);
    if (!text.endsWith('\r')) return bytes.length > 300 ? wrong('no CR') : more;
    const [, kind, to = '', letter = '', message = ''] =
      /^([AN][NFS]?)(\d{7})([A-D])([\x20-\x7e]*)\r$/.exec(text) ?? [];
    if (kind === undefined) return wrong(`a command like ${JSON.stringify(text)}`);
    return { kind: 'page', to, text: message, how: `${kind} ${letter}` };
  },
  answer: (_, outcome) => (outcome.kind === 'ok' ? 'Page Queued Okay\r\n' : `Error - ${outcome.code}\r\n`),
};

/** LRS paging-systems guide, "T74C232 and T74USB". */
const lrs: BoxDialect = {
  read(bytes) {
    const text = latin(bytes);
    if (!text.endsWith('\r')) return bytes.length > 300 ? wrong('no CR') : more;
    const [, to, system = '', message = ''] = /^PAGE,(\d{1,4}),(\d{1,3}),([^\r\\]*)\r$/.exec(text) ?? [];
    if (to === undefined) return wrong(`a command like ${JSON.stringify(text)}`);
    return { kind: 'page', to, text: message, how: `system ${system}` };
  },
  answer: null,
};

/** JTECH IntelFlex manual p. 14 and J1901 data sheet p. 11. */
const jtech: BoxDialect = {
  read(bytes) {
    if (bytes.slice(0, 3).some((byte) => byte !== 0xff)) return wrong('no preamble FF FF FF');
    if (bytes.at(-1) !== 0x0d) return bytes.length > 140 ? wrong('no CR') : more;
    const [, , , fn = 0] = bytes;
    const to = latin(bytes.slice(4, 11));
    if (fn < 1 || fn > 4) return wrong(`function ${fn}`);
    if (!/^\d{7}$/.test(to)) return wrong(`cap code ${JSON.stringify(to)}`);
    if (bytes[11] !== 3) return wrong('no ETX after the cap code');
    const text = bytes.slice(12, -1);
    if (text.some((byte) => byte < 0x20 || byte > 0x7e)) return wrong('text that is not ASCII');
    if (text.length > 120) return wrong('more than 120 characters');
    return { kind: 'page', to, text: latin(text), how: `function ${fn}` };
  },
  answer: null,
};

/** WaveWare appendix I, "non-verbose": two lines, and not a word. */
const comp2: BoxDialect = {
  read(bytes) {
    const lines = latin(bytes).split('\r');
    if (lines.length < 3) return bytes.length > 256 ? wrong('more than 256 characters') : more;
    const [to = '', text = ''] = lines;
    if (!/^\d{1,10}[A-D]?$/.test(to)) return wrong(`pager id ${JSON.stringify(to)}`);
    return { kind: 'page', to, text, how: '' };
  },
  answer: null,
};

export function boxDialect(name: BoxDialectName): BoxDialect {
  switch (name) {
    case 'waveware':
      return waveware;
    case 'scope':
      return scope;
    case 'scope-silent':
      return { ...scope, answer: null };
    case 'lrs':
      return lrs;
    case 'jtech':
      return jtech;
    case 'comp2':
      return comp2;
  }
}
