/** The little that is used of packages which only bench/ installs: the project's types must hold without them. */
declare module '@point-of-sale/receipt-printer-encoder' {
  interface Column {
    readonly width: number;
    readonly align: 'left' | 'right';
  }
  class ReceiptPrinterEncoder {
    constructor(options: {
      readonly language: 'esc-pos';
      readonly columns: number;
      readonly codepageMapping: 'epson';
      readonly codepageCandidates: readonly string[];
      readonly imageMode: 'raster';
      readonly feedBeforeCut: number;
    });
    initialize(): this;
    codepage(name: 'auto'): this;
    align(side: 'left' | 'center'): this;
    bold(on: boolean): this;
    size(width: number, height: number): this;
    line(text: string): this;
    rule(): this;
    table(columns: readonly Column[], rows: readonly (readonly string[])[]): this;
    qrcode(
      data: string,
      options: { readonly model: 2; readonly size: number; readonly errorlevel: 'm' },
    ): this;
    image(
      picture: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray },
      options: { readonly width: number; readonly height: number; readonly algorithm: 'threshold' },
    ): this;
    cut(kind: 'partial'): this;
    encode(): Uint8Array;
  }
  export default ReceiptPrinterEncoder;
}

declare module 'node-thermal-printer' {
  export const PrinterTypes: { readonly EPSON: unknown };
  export const CharacterSet: { readonly CHINA: unknown };
  export const BreakLine: { readonly NONE: unknown };
  export class ThermalPrinter {
    constructor(options: {
      readonly type: unknown;
      readonly interface: string;
      readonly width: number;
      readonly characterSet: unknown;
      readonly removeSpecialCharacters: boolean;
      readonly breakLine: unknown;
    });
    alignCenter(): void;
    alignLeft(): void;
    bold(on: boolean): void;
    setTextSize(height: number, width: number): void;
    setTextNormal(): void;
    println(text: string): void;
    leftRight(left: string, right: string): void;
    drawLine(): void;
    printQR(
      data: string,
      options: { readonly model: 2; readonly cellSize: number; readonly correction: 'M' },
    ): void;
    printImageBuffer(png: Buffer): Promise<unknown>;
    partialCut(options: { readonly verticalTabAmount: number }): void;
    getBuffer(): Buffer;
  }
}

declare module 'receiptline' {
  /** Gives each byte for the printer as one character. */
  export function transform(
    source: string,
    printer: {
      readonly cpl: number;
      readonly encoding: 'gb18030';
      readonly command: 'epson';
      readonly gradient: boolean;
      readonly threshold: number;
    },
  ): string;
}
