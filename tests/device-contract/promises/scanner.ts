import type { BarcodeScanner, Scan } from '../../../hardware/ports/scanner.ts';
import type { Hand } from './hand.ts';
import { type DevicePromise, expected, PromiseBroken, ready, until } from './promise.ts';

/** Somebody takes the scanner in the hand, finds a code, aims. */
const SCAN_MS = 60_000;

/** The scans that arrive from one pull of the trigger. */
async function scanned(scanner: BarcodeScanner, hand: Hand): Promise<readonly Scan[]> {
  const scans: Scan[] = [];
  let arrived: () => void = () => undefined;
  const first = new Promise<void>((settle) => {
    arrived = settle;
  });
  const stop = scanner.onScan((scan) => {
    scans.push(scan);
    arrived();
  });
  await hand.act({ kind: 'scan' });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PromiseBroken('no code arrived')), SCAN_MS);
  });
  try {
    await Promise.race([first, late]);
  } finally {
    clearTimeout(timer);
    stop();
  }
  return scans;
}

async function oneCode(scanner: BarcodeScanner, hand: Hand): Promise<void> {
  const scans = await scanned(scanner, hand);
  const [scan] = scans;
  expected(
    'one code of visible characters',
    scans.length === 1 && /^[\x20-\x7e]+$/.test(scan?.text.replaceAll('\u001d', '') ?? ''),
    scans,
  );
}

/** What every scanner must do. */
export const scannerPromises: readonly DevicePromise<BarcodeScanner>[] = [
  { name: 'is there', hands: false, keep: ({ device }) => ready(device) },
  {
    name: 'brings a code whole, once',
    hands: true,
    async keep({ device, hand }) {
      await ready(device);
      await oneCode(device, hand);
    },
  },
  {
    name: 'notices that its cable is out, and is found again by itself',
    hands: true,
    async keep({ device, hand }) {
      await ready(device);
      await hand.act({ kind: 'pull-cable' });
      await until(device, 'that it is away', ({ state }) => state !== 'ready');
      await hand.act({ kind: 'plug-cable' });
      await ready(device);
      await oneCode(device, hand);
    },
  },
  {
    name: 'lets go of its line when it is closed, and another can take it',
    hands: true,
    async keep({ device, hand, reopen }) {
      await ready(device);
      const again = await reopen();
      await ready(again);
      await oneCode(again, hand);
    },
  },
];
