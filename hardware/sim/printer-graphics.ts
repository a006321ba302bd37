/** A picture in the virtual printer's memory. */
export interface StoredPicture {
  readonly bytesPerRow: number;
  readonly rows: number;
  readonly data: Uint8Array;
}

export interface GraphicsEvents {
  readonly reply: (...bytes: number[]) => void;
  readonly print: (picture: StoredPicture) => void;
  readonly problem: (what: string) => void;
}

/** `GS ( L`: pictures that stay when the power goes (Epson TM-T90/TM-T81 specification, functions 64, 65, 66, 67, 69). */
export interface PrinterGraphics {
  readonly obey: (parameters: Uint8Array) => void;
  /** ACK from the host; ends a key list. */
  readonly acknowledged: () => void;
  readonly stored: () => number;
  /** Definitions since it was built: flash memory wears. */
  readonly definitions: () => number;
}

const CAPACITY_BYTES = 262_144;
const WIDEST_DOTS = 8_192;
const HIGHEST_DOTS = 2_304;

export function createPrinterGraphics(events: GraphicsEvents): PrinterGraphics {
  const memory = new Map<string, StoredPicture>();
  let listing = false;
  let definitions = 0;

  const used = (): number => [...memory.values()].reduce((sum, { data }) => sum + data.length, 0);

  function key(parameters: Uint8Array, at: number): string {
    const code = String.fromCharCode(...parameters.subarray(at, at + 2));
    if (!/^[ -~]{2}$/.test(code)) events.problem('GS ( L with a key outside 20h to 7Eh');
    return code;
  }

  function define(parameters: Uint8Array): void {
    const [, , tone, , , colors, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0, color] = parameters;
    if (tone !== 48 || colors !== 1 || color !== 49) {
      events.problem('GS ( L fn 67 with a tone or a colour that it does not have');
      return;
    }
    const width = xLow + 256 * xHigh;
    const rows = yLow + 256 * yHigh;
    const bytesPerRow = Math.ceil(width / 8);
    const data = parameters.slice(11);
    if (width < 1 || width > WIDEST_DOTS || rows < 1 || rows > HIGHEST_DOTS) {
      events.problem(`GS ( L fn 67 of ${width} × ${rows} dots`);
    } else if (data.length !== bytesPerRow * rows) {
      events.problem(`GS ( L fn 67 of ${width} × ${rows} dots with ${data.length} bytes`);
    } else if (used() + data.length > CAPACITY_BYTES) {
      events.problem('the memory for pictures is full');
    } else {
      definitions += 1;
      memory.set(key(parameters, 3), { bytesPerRow, rows, data });
    }
  }

  function print(parameters: Uint8Array): void {
    const [, , , , x, y] = parameters;
    if ((x !== 1 && x !== 2) || (y !== 1 && y !== 2)) events.problem('GS ( L fn 69 enlarges by 1 or 2');
    const picture = memory.get(key(parameters, 2));
    // The manual: nothing happens when no picture has this key.
    if (picture !== undefined) events.print(picture);
  }

  return {
    obey(parameters) {
      const [m, fn, first, second] = parameters;
      if (m !== 48) {
        events.problem(`GS ( L with m ${m}`);
      } else if (fn === 64) {
        if (first !== 0x4b || second !== 0x43) events.problem('GS ( L fn 64 without "KC"');
        const keys = [...memory.keys()].flatMap((code) => [...Buffer.from(code, 'latin1')]);
        listing = true;
        events.reply(0x37, 0x72, 0x40, ...keys, 0x00);
      } else if (fn === 65) {
        if (String.fromCharCode(...parameters.subarray(2)) !== 'CLR')
          events.problem('GS ( L fn 65 without "CLR"');
        else memory.clear();
      } else if (fn === 66) memory.delete(key(parameters, 2));
      else if (fn === 67) define(parameters);
      else if (fn === 69) print(parameters);
      else events.problem(`GS ( L function ${fn} is not understood`);
    },
    acknowledged() {
      if (!listing) events.problem('ACK, but nothing was listed');
      listing = false;
    },
    stored: () => memory.size,
    definitions: () => definitions,
  };
}
