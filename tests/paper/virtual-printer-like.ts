import { codePagesOf, type CodePageFamily } from '../../hardware/escpos/code-pages.ts';
import type { PrinterProfile } from '../../hardware/escpos/profile.ts';
import { createVirtualPrinter, type VirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import type { Maker } from '../../hardware/sim/printer-fonts.ts';

const MAKERS: Readonly<Record<CodePageFamily, Maker>> = {
  epson: 'epson',
  'epson-first': 'epson',
  none: 'epson',
  citizen: 'citizen',
  zjiang: 'zjiang',
  rongta: 'rongta',
};

/** The strict printer that a profile describes: what the profile says it can't do is a problem when it is asked to. */
export function virtualPrinterLike(profile: PrinterProfile): VirtualPrinter {
  const family = Object.entries(codePagesOf).find(([, pages]) => pages === profile.codePages)?.[0];
  const maker = Object.entries(MAKERS).find(([name]) => name === family)?.[1] ?? 'epson';
  return createVirtualPrinter({
    id: profile.id,
    columns: profile.columns,
    dots: profile.dots,
    maker,
    firmware: profile.twoByte ?? 'western',
    pictures: profile.pictures,
    qr: profile.qr,
    barcodes: profile.barcodes,
    graphics: profile.logoMemory === 'gs-l',
    mute: profile.status === 'none',
    processId: profile.bestProof === 'process-id' ? 'answered' : 'ignored',
    paperStatus: profile.bestProof !== 'health',
  });
}
