import { escpos } from './escpos.ts';
import { hidPos } from './hid-pos.ts';
import { lineButton } from './line-button.ts';
import { serialScanner } from './serial-scanner.ts';
import { tap } from './tap.ts';
import { virtualTerminal } from './virtual-terminal.ts';

/** Every driver that there is. A new one is a file here and a line in this list. */
export const drivers = [escpos, serialScanner, hidPos, tap, virtualTerminal, lineButton] as const;
