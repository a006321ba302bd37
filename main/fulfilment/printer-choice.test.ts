import { expect, test } from 'vitest';
import { idlePrinter } from '../../tests/harness/idle-printer.ts';
import type { PrinterDuty } from '../devices/open-device.ts';
import { createPrinterChoice, type KnownPrinter } from './printer-choice.ts';

function printer(id: string, duty: Partial<PrinterDuty>): KnownPrinter {
  return {
    id,
    name: id,
    device: idlePrinter(id),
    duty: { prints: ['kitchen'], stations: [], standIn: null, ...duty },
  };
}

const till = printer('till', { prints: ['customer', 'report'] });
const grill = printer('grill', { stations: ['grill'], standIn: 'kitchen' });
const kitchen = printer('kitchen', { standIn: 'grill' });

function ids(
  printers: readonly KnownPrinter[],
  document: 'receipt' | 'kitchen-ticket' | 'pick-list' | 'shift-report',
  station: string | null = null,
  meantFor: string | null = null,
): readonly string[] {
  return createPrinterChoice(() => printers)({ document, station, meantFor }).map(({ id }) => id);
}

test('a station’s own printer goes before the one for everything else, and stand-ins follow without a circle', () => {
  const all = [till, kitchen, grill];
  expect(ids(all, 'kitchen-ticket', 'grill')).toEqual(['grill', 'kitchen']);
  expect(ids(all, 'kitchen-ticket', 'bar')).toEqual(['kitchen', 'grill']);
  expect(ids(all, 'pick-list')).toEqual(['kitchen', 'grill']);
  expect(ids(all, 'receipt')).toEqual(['till']);
});

test('a station that no printer takes has no paper, a shop without a receipt printer no receipt', () => {
  expect(ids([till, grill], 'kitchen-ticket', 'bar')).toEqual([]);
  expect(ids([till], 'kitchen-ticket', 'grill')).toEqual([]);
  expect(ids([kitchen], 'receipt')).toEqual([]);
});

test('a report comes out wherever there is a printer: somebody stands there', () => {
  expect(ids([kitchen, till], 'shift-report')).toEqual(['till']);
  expect(ids([kitchen], 'shift-report')).toEqual(['kitchen']);
  expect(ids([], 'shift-report')).toEqual([]);
});

test('a job goes to the printer that it was made for, and by duty once that one was taken out', () => {
  expect(ids([till, kitchen, grill], 'kitchen-ticket', 'bar', 'grill')).toEqual(['grill', 'kitchen']);
  expect(ids([till, kitchen], 'kitchen-ticket', 'grill', 'grill')).toEqual(['kitchen']);
});
