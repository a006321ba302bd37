import { expect, test } from 'vitest';
import type { GreyPicture, TicketDocument } from '../../domain/ticket/document.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../tests/harness/memory-cable.ts';
import { createVirtualPrinter, type VirtualPrinter } from '../sim/virtual-printer.ts';
import { storePicture } from './commands.ts';
import { createEscPosPrinter } from './esc-pos-printer.ts';
import { profileOf } from './profile.ts';

function logo(seed: number): GreyPicture {
  const grey = Uint8Array.from({ length: 384 * 120 }, (_, at) => (at * seed) & 0xff);
  return { width: 384, height: 120, grey };
}

const receipt = (picture: GreyPicture): TicketDocument => ({
  blocks: [{ kind: 'image', picture }, { kind: 'text', text: 'Tea 3.50' }, { kind: 'cut' }],
});

async function rig(paper: VirtualPrinter = createVirtualPrinter({ id: 'printer', firmware: 'western' })) {
  const clock = createFakeDeviceClock();
  const cable = memoryCable(paper, 512);
  const printer = createEscPosPrinter({
    id: 'printer',
    open: cable.open,
    profile: profileOf('epson-80mm'),
    clock,
  });
  await clock.advance(6_000);
  async function print(picture: GreyPicture): Promise<number> {
    const before = cable.written().length;
    const printing = printer.print('1', receipt(picture));
    await clock.advance(5_000);
    expect(await printing).toMatchObject({ kind: 'confirmed' });
    return cable.written().length - before;
  }
  return { clock, paper, cable, printer, print };
}

const rasters = (paper: VirtualPrinter): readonly string[] =>
  paper.paper().flatMap((line) => (line.kind === 'raster' ? [line.raster?.data ?? ''] : []));

test('a logo is stored once and printed from memory after that: some hundred bytes instead of six thousand', async () => {
  const { paper, print } = await rig();
  const first = await print(logo(7));
  const second = await print(logo(7));
  expect(first).toBeGreaterThan(5_760);
  expect(second).toBeLessThan(200);
  expect(paper.picturesStored()).toBe(1);
  expect(paper.problems()).toEqual([]);
  const [one, two] = rasters(paper);
  expect(one).toBe(two);
  expect(Buffer.from(one ?? '', 'base64')).toHaveLength(5_760);
});

test('power cut, cable pulled, kiosk restarted: the printer is asked, and the flash is not written again', async () => {
  const { clock, paper, cable, printer, print } = await rig();
  await print(logo(7));
  paper.powerCycle();
  expect(await print(logo(7))).toBeLessThan(200);
  cable.unplug();
  await clock.advance(1_000);
  cable.plug();
  await clock.advance(20_000);
  expect(await print(logo(7))).toBeLessThan(300);
  await printer.close();
  const again = await rig(paper);
  expect(await again.print(logo(7))).toBeLessThan(300);
  expect(paper.picturesStored()).toBe(1);
});

test('a changed logo is another picture', async () => {
  const { paper, print } = await rig();
  await print(logo(7));
  await print(logo(11));
  expect(paper.picturesStored()).toBe(2);
  const [one, two] = rasters(paper);
  expect(one).not.toBe(two);
});

test('a printer that knows nothing of it gets the dots with every receipt', async () => {
  const inner = createVirtualPrinter({ id: 'printer', firmware: 'western' });
  const deaf: VirtualPrinter = {
    ...inner,
    onReply: (listener) =>
      inner.onReply((bytes) => {
        if (bytes[1] !== 0x72) listener(bytes);
      }),
  };
  const { print } = await rig(deaf);
  expect(await print(logo(7))).toBeGreaterThan(5_760);
  expect(await print(logo(7))).toBeGreaterThan(5_760);
  expect(inner.picturesStored()).toBe(1);
  expect(rasters(inner)).toHaveLength(2);
});

test('GS ( L fn 67 byte for byte as in the TM-T81 specification, p. 96', () => {
  const bytes = storePicture('G1', { width: 8, height: 2, data: Uint8Array.of(0xf0, 0x0f) });
  expect(Buffer.from(bytes).toString('hex').toUpperCase()).toBe(
    '1D284C' + '0D00' + '30' + '43' + '30' + '4731' + '01' + '0800' + '0200' + '31' + 'F00F',
  );
});

test('no length of a picture spells a real-time command', () => {
  for (let height = 1; height <= 1_200; height += 1) {
    const bytes = storePicture('G1', { width: 64, height, data: new Uint8Array(8 * height) });
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\u0010[\u0004\u0005\u0014]/);
  }
});
