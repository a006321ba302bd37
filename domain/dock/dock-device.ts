/** One thing that a person can do to a virtual device. The dock page draws whatever it finds. */
export type DockControl =
  | { readonly kind: 'press'; readonly name: string; readonly label: string }
  | { readonly kind: 'toggle'; readonly name: string; readonly label: string; readonly on: boolean }
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly placeholder: string;
      readonly suggestions: readonly string[];
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly string[];
    };

/** What a control was set to: null for a press, the new state for a toggle, the text or option for the others. */
export type DockValue = string | boolean | null;

/** A piece of printed paper as the virtual printer understood the bytes. */
export interface PaperLine {
  readonly kind: 'text' | 'qr' | 'barcode' | 'raster' | 'cut';
  /** Text of the line, or the decoded data of a code. */
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly bold: boolean;
  readonly underlined?: boolean;
  /** White on black. */
  readonly inverse?: boolean;
  readonly width: number;
  readonly height: number;
  /** Raster only: rows of packed bits as base64, with its size in dots. */
  readonly raster?: { readonly widthDots: number; readonly heightDots: number; readonly data: string };
}

/** What the dock shows of one virtual device. */
export type DockDisplay =
  | {
      readonly kind: 'paper';
      readonly lines: readonly PaperLine[];
      readonly columns: number;
      readonly problems: readonly string[];
    }
  | { readonly kind: 'log'; readonly lines: readonly { readonly at: number; readonly text: string }[] }
  | { readonly kind: 'screen'; readonly lines: readonly string[] }
  /** A pole display: characters in a fixed grid, and what was sent that its manual does not know. */
  | { readonly kind: 'pole'; readonly lines: readonly string[]; readonly problems: readonly string[] }
  | {
      readonly kind: 'lamp';
      readonly lamps: readonly DockLamp[];
      readonly sound: boolean;
      readonly problems: readonly string[];
    };

/** One lamp of a signal tower, from the top. */
export interface DockLamp {
  readonly colour: 'red' | 'yellow' | 'green' | 'blue' | 'white';
  readonly light: 'off' | 'steady' | 'slow' | 'quick';
}

export interface DockDevice {
  readonly id: string;
  readonly kind: 'printer' | 'scanner' | 'pager' | 'button' | 'terminal' | 'light' | 'display';
  readonly name: string;
  readonly plugged: boolean;
  readonly controls: readonly DockControl[];
  readonly display: DockDisplay;
}
