import type { PaperLine } from '../../domain/dock/dock-device.ts';
import { unreachable } from '../../domain/result.ts';
import { characterInTable, hasTable, twoByteCharacter, type Firmware, type Maker } from './printer-fonts.ts';
import { barcodeText, checkBarcode, createQrSymbols } from './printer-codes.ts';
import { ALIGNMENTS, FONT_DOTS, FONTS, fresh, KANJI_DOTS } from './head-modes.ts';
import type { FixedName, PrinterCommand } from './printer-commands.ts';

/** What this model was built as. */
export interface HeadModel {
  /** Printable dots of a line. */
  readonly dots: number;
  readonly maker: Maker;
  readonly firmware: Firmware;
  readonly pictures: boolean;
  readonly qr: boolean;
  readonly barcodes: boolean;
}

/** What the mechanism may not decide alone. */
export interface HeadEvents {
  /** A line left the printer. */
  readonly printed: (line: PaperLine) => void;
  /** A byte or an argument that the manual does not allow. */
  readonly problem: (what: string) => void;
}

export interface PrintHead {
  /** Obeys everything that makes marks on paper or changes how; answers nothing. */
  readonly obey: (command: Exclude<PrinterCommand, { kind: 'cut' | 'real-time' | 'acknowledged' }>) => void;
  /** Whether characters wait for their line feed. */
  readonly midLine: () => boolean;
  /** Modes and waiting characters as after switching on. */
  readonly reset: () => void;
}

/** The part of the virtual printer that puts characters and codes on paper of its printable dots. */
export function createPrintHead(model: HeadModel, events: HeadEvents): PrintHead {
  const { dots, maker, firmware } = model;
  let modes = fresh(firmware);
  let line = emptyLine();
  let lead: number | null = null;

  function emptyLine() {
    return { text: '', dots: 0, bold: false, underlined: false, inverse: false, width: 1, height: 1 };
  }

  function endLine(): void {
    if (lead !== null) events.problem('half a two-byte character before the end of the line');
    lead = null;
    const { text, bold, width, height, underlined, inverse } = line;
    events.printed({
      kind: 'text',
      text,
      align: modes.align,
      bold,
      width,
      height,
      ...(underlined ? { underlined } : {}),
      ...(inverse ? { inverse } : {}),
    });
    line = emptyLine();
  }

  /** Paper that is fed without a line on it: a picture of nothing, as high as it is fed. */
  function gap(rows: number): void {
    const raster = { widthDots: 8, heightDots: rows, data: Buffer.alloc(rows).toString('base64') };
    const { align } = modes;
    events.printed({ kind: 'raster', text: '', align, bold: false, width: 1, height: 1, raster });
  }

  function put(character: string, wide: number): void {
    const advance = wide * modes.width;
    if (line.dots + advance > dots) {
      events.problem(`a line of more than ${dots} dots went on by itself: '${line.text}'`);
      endLine();
    }
    line = {
      text: line.text + character,
      dots: line.dots + advance,
      bold: line.bold || (modes.bold && character !== ' '),
      underlined: line.underlined || modes.underlined,
      inverse: line.inverse || modes.inverse,
      width: Math.max(line.width, modes.width),
      height: Math.max(line.height, modes.height),
    };
  }

  function text(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (lead !== null) {
        const character = twoByteCharacter(firmware, lead, byte);
        if (character === null) {
          events.problem(`no character has the two-byte code ${hex(lead)} ${hex(byte)}`);
        }
        lead = null;
        put(character ?? '□', KANJI_DOTS);
      } else if (byte < 0x80) {
        put(String.fromCharCode(byte), FONT_DOTS[modes.font]);
      } else if (modes.kanji && byte > 0x80 && byte < 0xff) {
        lead = byte;
      } else {
        const character = modes.kanji ? null : characterInTable(maker, modes.table, byte);
        if (character === null) events.problem(`byte ${hex(byte)} is no character here`);
        put(character ?? '□', FONT_DOTS[modes.font]);
      }
    }
  }

  /** HT to the next eighth column; one beyond the end of the line goes to its end (HT in both manuals, notes). */
  function tab(): void {
    const advance = FONT_DOTS[modes.font] * modes.width;
    let columns = 8 - (line.text.length % 8);
    for (; columns > 0 && line.dots + advance <= dots; columns -= 1) put(' ', FONT_DOTS[modes.font]);
  }

  /** ESC $ counts dots, whatever size the characters have. Back over what stands there is not drawn. */
  function moveTo(target: number): void {
    if (target <= line.dots) return;
    const blanks = Math.floor((target - line.dots) / FONT_DOTS.A);
    line = { ...line, text: line.text + ' '.repeat(blanks), dots: target };
  }

  function code(kind: 'qr' | 'barcode', value: string, width: number, height: number): void {
    if (line.text !== '') events.problem(`a ${kind} in the middle of a line`);
    events.printed({ kind, text: value, align: modes.align, bold: false, width, height });
  }

  const symbols = createQrSymbols({
    able: model.qr,
    problem: events.problem,
    print(value, module) {
      code('qr', value, module, module);
    },
  });

  function choose<T>(name: string, value: number, allowed: ReadonlyMap<number, T>, then: (found: T) => void) {
    const found = allowed.get(value);
    if (found === undefined) events.problem(`${name} takes no ${hex(value)}`);
    else then(found);
  }

  function fixed(name: FixedName, args: readonly number[]): void {
    const [n = 0, m = 0] = args;
    switch (name) {
      case 'initialize':
        modes = fresh(firmware);
        symbols.reset();
        line = emptyLine();
        lead = null;
        return;
      case 'align':
        if (line.text !== '') events.problem('alignment in the middle of a line');
        choose(name, n, ALIGNMENTS, (side) => {
          modes.align = side;
        });
        return;
      case 'bold':
        modes.bold = (n & 1) === 1;
        return;
      case 'font':
        choose(name, n, FONTS, (font) => {
          modes.font = font;
        });
        return;
      case 'print-mode':
        modes.font = (n & 0x01) === 0 ? 'A' : 'B';
        modes.bold = (n & 0x08) !== 0;
        modes.height = (n & 0x10) === 0 ? 1 : 2;
        modes.width = (n & 0x20) === 0 ? 1 : 2;
        return;
      case 'size':
        if ((n & 0x88) !== 0) events.problem(`a size of ${hex(n)}`);
        modes.width = ((n >> 4) & 7) + 1;
        modes.height = (n & 7) + 1;
        return;
      case 'table':
        if (!hasTable(maker, n)) events.problem(`there is no character table ${n}`);
        modes.table = n;
        return;
      case 'kanji-on':
      case 'kanji-off':
        if (lead !== null) events.problem('half a two-byte character before a change of mode');
        lead = null;
        // Western firmware has no second byte and ignores FS &.
        modes.kanji = name === 'kanji-on' && firmware !== 'western';
        return;
      case 'kanji-code':
        if (firmware !== 'shift_jis') events.problem('FS C is for Japanese firmware');
        else if (n !== 1 && n !== 49) events.problem(`two-byte code system ${hex(n)} is not ours`);
        return;
      case 'feed-lines':
        if (line.text !== '') endLine();
        for (let count = 0; count < n; count += 1) endLine();
        return;
      case 'feed-dots':
        if (line.text !== '') endLine();
        else if (n > 0) gap(n);
        return;
      case 'position':
        if (n + 256 * m >= dots) events.problem(`a position beyond the paper: ${n + 256 * m}`);
        else moveTo(n + 256 * m);
        return;
      case 'barcode-height':
        if (n === 0) events.problem('a barcode without height');
        modes.barcodeHeight = n;
        return;
      case 'barcode-width':
        if (n < 2 || n > 6) events.problem(`a barcode module of ${n} dots`);
        modes.barcodeWidth = n;
        return;
      case 'drawer':
        if (n !== 0 && n !== 1 && n !== 48 && n !== 49) events.problem(`there is no drawer pin ${hex(n)}`);
        return;
      case 'underline':
        if (n > 2 && (n < 48 || n > 50)) events.problem(`an underline of ${hex(n)}`);
        modes.underlined = (n & 3) !== 0;
        return;
      case 'barcode-text':
        if (n > 3 && (n < 48 || n > 51)) events.problem(`barcode text at ${hex(n)}`);
        return;
      case 'reverse':
        modes.inverse = (n & 1) === 1;
        return;
      // Seen by the eye on paper, but not in what the dock shows.
      case 'double-strike':
      case 'default-spacing':
      case 'spacing':
      case 'country':
      case 'kanji-mode':
      case 'barcode-font':
      // Answered by the electronics.
      case 'auto-status':
      case 'ask':
      case 'identify':
        return;
      default:
        unreachable(name);
    }
  }

  return {
    obey(command) {
      switch (command.kind) {
        case 'text':
          text(command.bytes);
          return;
        case 'line-feed':
          endLine();
          return;
        // Without automatic line feed a CR does nothing.
        case 'carriage-return':
          return;
        case 'tab':
          tab();
          return;
        case 'fixed':
          fixed(command.name, command.args);
          return;
        case 'barcode':
          if (!model.barcodes) events.problem('this model draws no barcodes');
          checkBarcode(command.system, command.data, events.problem);
          code('barcode', barcodeText(command.system, command.data), modes.barcodeWidth, modes.barcodeHeight);
          return;
        case 'raster': {
          const { bytesPerRow, rows, data } = command;
          if (!model.pictures) events.problem('this model prints no pictures');
          if (line.text !== '') events.problem('a picture in the middle of a line');
          if (bytesPerRow === 0 || rows === 0) events.problem('a picture without dots');
          if (bytesPerRow * 8 > dots) events.problem(`a picture of ${bytesPerRow * 8} dots on ${dots}`);
          const raster = {
            widthDots: bytesPerRow * 8,
            heightDots: rows,
            data: Buffer.from(data).toString('base64'),
          };
          const { align } = modes;
          events.printed({ kind: 'raster', text: '', align, bold: false, width: 1, height: 1, raster });
          return;
        }
        case 'function':
          if (command.group === 'k') symbols.obey(command.parameters);
          return;
        case 'unknown':
          events.problem(`not understood: ${[...command.bytes].map(hex).join(' ')}`);
          return;
        default:
          unreachable(command);
      }
    },
    midLine: () => line.text !== '' || lead !== null,
    reset() {
      modes = fresh(firmware);
      symbols.reset();
      line = emptyLine();
      lead = null;
    },
  };
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
