import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pagerEncoderModes } from '../../hardware/sim/virtual-pager-encoder.ts';
import { espaStationModes } from '../../hardware/sim/virtual-espa-station.ts';
import { hidScannerFaults } from '../../hardware/sim/virtual-hid-scanner.ts';
import { lineBoxModes } from '../../hardware/sim/virtual-line-box.ts';
import { towerTempers } from '../../hardware/sim/virtual-phe-tower.ts';
import { scannerFaults } from '../../hardware/sim/virtual-scanner.ts';
import { terminalModes } from '../../hardware/sim/virtual-terminal.ts';
import { zvtModes } from '../../hardware/sim/zvt-modes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every test of a driver or of the whole shop, as text. */
const tests = ['hardware', 'main', 'tests'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(test|spec)\.ts$/.test(name) && !name.endsWith('virtual-faults.test.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

const modes = {
  'TAP box': pagerEncoderModes,
  'ESPA station': espaStationModes,
  'paging box': lineBoxModes,
  'signal tower': towerTempers,
  scanner: scannerFaults,
  'HID scanner': hidScannerFaults,
  terminal: terminalModes,
  'ZVT terminal': zvtModes,
};

/** What a device does when nothing is wrong with it is what it does in every other test. */
const well: readonly string[] = ['ok', 'none', 'answer', 'ask a person'];

test.each(
  Object.entries(modes).flatMap(([device, all]) =>
    all.filter((mode) => !well.includes(mode)).map((mode) => [device, mode] as const),
  ),
)('the virtual %s can be made to do "%s", and some test lives through it', (_, mode) => {
  expect(tests.some((source) => source.includes(`'${mode}'`))).toBe(true);
});
