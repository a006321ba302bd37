import { formatAddress } from '../transport/address.ts';
import type { HidInfo } from '../transport/hid-port.ts';
import { hidPosUsagePage } from '../scanner/hid-pos-report.ts';
import type { FoundDevice } from './found-device.ts';
import { type KnownUsb, knownUsbOf, type LikelyUse } from './known-usb.ts';

/** Generic Desktop and its usages (HID Usage Tables 1.5, §4). */
const DESKTOP = 0x01;
const MOUSE = 0x02;
const KEYBOARD = 0x06;
const KEYPAD = 0x07;

/**
 * One HID device from all the entries that the system makes for it; null for what no shop would configure: mice, and
 * keyboards of makers that make no scanners.
 */
export function foundHid(infos: readonly HidInfo[], mayOpen: boolean): FoundDevice | null {
  const [info] = infos;
  if (info === undefined) return null;
  const known = knownUsbOf(info.vendorId, info.productId);
  const scans = infos.some(({ usagePage }) => usagePage === hidPosUsagePage);
  const types = infos.some(({ usagePage, usage }) => usagePage === DESKTOP && isKeys(usage));
  const points = infos.some(({ usagePage, usage }) => usagePage === DESKTOP && usage === MOUSE);
  const scannerMaker = known?.serial?.kind === 'scanner';
  if (!scans && known?.hid === undefined && (points || (types && !scannerMaker))) return null;
  return {
    address: formatAddress({
      kind: 'hid',
      target: {
        vendorId: info.vendorId,
        productId: info.productId,
        serialNumber: info.serialNumber === '' ? null : info.serialNumber,
      },
    }),
    otherAddresses: [],
    attachment: 'hid',
    name: nameOf(info, known),
    likely: likelyUse(scans, known),
    access: mayOpen ? 'open' : 'denied',
    remark: !scans && types && scannerMaker ? 'keyboard-mode' : null,
  };
}

function likelyUse(scans: boolean, known: KnownUsb | null): readonly LikelyUse[] {
  if (scans) return [{ kind: 'scanner', driver: 'hid-pos' }];
  return known?.hid === undefined ? [] : [known.hid];
}

function isKeys(usage: number | null): boolean {
  return usage === KEYBOARD || usage === KEYPAD;
}

function nameOf(info: HidInfo, known: KnownUsb | null): string {
  const said = info.product.trim();
  if (known === null) return said === '' ? 'HID device' : said;
  return said === '' || known.productId !== null ? known.name : `${known.name} ${said}`;
}
