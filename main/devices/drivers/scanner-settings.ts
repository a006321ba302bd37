import type { ScannerDressing } from '../../../domain/barcode/dressing.ts';
import { dressingSettings } from '../../codes-config.ts';
import { said } from './settings.ts';

/** What a scanner is set to put around a code; the same however it is attached. */
export const scannerDressingSettings = {
  identifiers: said(
    dressingSettings.identifiers.exactOptional(),
    'whose letters the scanner sends before a code to name its kind: aim (]E0 …, also when it sends none), psc (also NCR), honeywell, zebra; left out: aim',
    '扫码器在条码前发送哪一家的类型标识：aim（]E0 等，未发送也选它）、psc（含 NCR）、honeywell、zebra；不填为 aim',
  ),
  before: said(
    dressingSettings.before.exactOptional(),
    'a fixed text that the scanner sends before a code, taken off',
    '扫码器固定加在条码前的文字，会被去掉',
  ),
  after: said(
    dressingSettings.after.exactOptional(),
    'a fixed text that the scanner sends behind a code, taken off',
    '扫码器固定加在条码后的文字，会被去掉',
  ),
};

/** The dressing that settings name, the factory's where they are silent. */
export function dressingOf(
  settings: {
    readonly [Part in keyof ScannerDressing]?: ScannerDressing[Part];
  },
): ScannerDressing {
  return {
    identifiers: settings.identifiers ?? 'aim',
    before: settings.before ?? '',
    after: settings.after ?? '',
  };
}
