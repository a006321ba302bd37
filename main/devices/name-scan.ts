import { explainScan } from '../../domain/barcode/explain-scan.ts';
import type { CodeSettings } from '../../domain/barcode/scan-meaning.ts';
import type { Scan } from '../../hardware/ports/scanner.ts';

/** What a scanner sent, for the person who tests it: identifier, code as a log may show it, and what it is. */
export function nameScan(scan: Scan, codes: CodeSettings, now: number): string {
  const moment = { currencyDecimals: 2, year: new Date(now).getUTCFullYear() };
  const { masked, meaning } = explainScan(scan, { ...codes, ...moment });
  return [scan.aim ?? scan.symbology ?? '', masked, `(${meaning.kind})`]
    .filter((part) => part !== '')
    .join(' ');
}
