import { fail, ok, type Result } from '../../domain/result.ts';

/** Which HID device. Null ids mean the first that fits the driver; a null serial number any of that kind. */
export interface HidTarget {
  readonly vendorId: number | null;
  readonly productId: number | null;
  readonly serialNumber: string | null;
}

/** Reads what stands after `hid:`. */
export function parseHid(rest: string, text: string): Result<HidTarget, string> {
  if (rest === '*') return ok({ vendorId: null, productId: null, serialNumber: null });
  const [vendor = '', product = '', ...serial] = rest.split(':');
  const vendorId = parseUsbId(vendor);
  const productId = parseUsbId(product);
  const serialNumber = serial.length === 0 ? null : percentDecoded(serial.join(':'));
  if (vendorId === null || productId === null || serialNumber === '') {
    return fail(
      `'${text}' names no HID device: write hid:0c2e:0b61 (vendor and product in four hexadecimal digits each, then perhaps :serial), or hid:* for the first that fits`,
    );
  }
  return ok({ vendorId, productId, serialNumber });
}

export function formatHid({ vendorId, productId, serialNumber }: HidTarget): string {
  if (vendorId === null || productId === null) return 'hid:*';
  const serial = serialNumber === null ? '' : `:${encodeURIComponent(serialNumber)}`;
  return `hid:${formatUsbId(vendorId)}:${formatUsbId(productId)}${serial}`;
}

/** Four hexadecimal digits, as `lsusb` and sysfs write them; null when it is anything else. */
export function parseUsbId(text: string): number | null {
  return /^[0-9a-f]{4}$/i.test(text) ? Number.parseInt(text, 16) : null;
}

export function formatUsbId(id: number): string {
  return id.toString(16).padStart(4, '0');
}

/** Text as it is where its percent signs mean nothing. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
