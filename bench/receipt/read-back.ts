import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { columns, texts } from './the-receipt.ts';

/** What a strict printer with Chinese firmware made of some bytes. */
export interface ReadBack {
  /** Every hanzi of the receipt stands on the paper. */
  readonly chinese: boolean;
  /** Every word with an accent stands on the paper. */
  readonly accents: boolean;
}

/** White space is no text: encoders may wrap and indent as they like. */
const solid = (text: string): string => text.replaceAll(/\s/g, '');

const found = (pattern: RegExp): readonly string[] => texts.flatMap((text) => text.match(pattern) ?? []);
const hanzi = found(/\p{Script=Han}+/gu);
const accented = found(/\p{Script=Latin}*[\u0080-\u024f]\p{Script=Latin}*/gu);

export function readBack(bytes: Uint8Array): ReadBack {
  const printer = createVirtualPrinter({ id: 'bench', columns });
  printer.receive(bytes);
  const paper = solid(
    printer
      .paper()
      .map(({ kind, text }) => (kind === 'text' ? text : ''))
      .join(''),
  );
  return {
    chinese: hanzi.every((run) => paper.includes(run)),
    accents: accented.every((word) => paper.includes(word)),
  };
}
