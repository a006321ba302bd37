/** The QR codes that the virtual printer draws by itself. */
export interface QrSymbols {
  readonly obey: (parameters: Uint8Array) => void;
  readonly reset: () => void;
}

export interface QrEvents {
  readonly able: boolean;
  readonly problem: (what: string) => void;
  readonly print: (value: string, moduleDots: number) => void;
}

/** GS ( k, cn 49 (Epson FAQ "GS ( k <Function 165> to <Function 181>"). */
export function createQrSymbols(events: QrEvents): QrSymbols {
  let moduleDots = 3;
  let stored: Uint8Array | null = null;

  function store(parameters: Uint8Array): void {
    if (parameters[2] !== 48 || parameters.length < 4) events.problem('QR data without data');
    stored = parameters.slice(3);
  }

  function print(): void {
    if (stored === null) events.problem('a QR code was to be printed, but none was stored');
    else events.print(new TextDecoder('utf-8').decode(stored), moduleDots);
  }

  return {
    obey(parameters) {
      const [cn = 0, fn = 0, first = 0] = parameters;
      if (!events.able) events.problem('this model draws no QR codes');
      if (cn !== 49) {
        events.problem(`GS ( k for symbol ${cn} is not understood`);
        return;
      }
      switch (fn) {
        case 65:
          if (first !== 49 && first !== 50 && first !== 51) events.problem(`there is no QR model ${first}`);
          return;
        case 67:
          if (first < 1 || first > 16) events.problem(`a QR module of ${first} dots`);
          moduleDots = first;
          return;
        case 69:
          if (first < 48 || first > 51) events.problem(`there is no QR error correction ${first}`);
          return;
        case 80:
          store(parameters);
          return;
        case 81:
          print();
          return;
        default:
          events.problem(`GS ( k function ${fn} is not understood`);
      }
    },
    reset() {
      moduleDots = 3;
      stored = null;
    },
  };
}

/** GS k form B: EAN-13 takes 12 or 13 digits, Code 128 begins with its code set (TM-T88III, GS k). */
export function checkBarcode(system: number, data: Uint8Array, problem: (what: string) => void): void {
  const value = new TextDecoder('latin1').decode(data);
  if (system === 67 && !/^\d{12,13}$/.test(value)) problem(`'${value}' is no EAN-13`);
  if (system === 73 && !/^\{[ABC]/.test(value)) problem('a Code 128 without its code set');
}

export function barcodeText(system: number, data: Uint8Array): string {
  const value = new TextDecoder('latin1').decode(data);
  return system === 73 ? value.replace(/^\{[ABC]/, '').replaceAll('{{', '{') : value;
}
