import { expect, test } from 'vitest';
import { automaticStatus, healthy, realTimeAnswer, type PrinterCondition } from '../sim/printer-condition.ts';
import { automaticFaults, blockingFault, faultsOf } from './printer-faults.ts';

const well = { printer: 0x12, offline: 0x12, error: 0x12, paper: 0x12 };

test('each bit of the manual is the fault that it names', () => {
  expect(faultsOf(well)).toEqual([]);
  expect(faultsOf({ ...well, printer: 0x16 })).toEqual([]);
  expect(faultsOf({ ...well, printer: 0x1a })).toEqual(['offline']);
  expect(faultsOf({ ...well, printer: 0x1a, offline: 0x16 })).toEqual(['cover-open']);
  expect(faultsOf({ ...well, printer: 0x1a, offline: 0x32 })).toEqual(['paper-out']);
  expect(faultsOf({ ...well, printer: 0x1a, offline: 0x52, error: 0x1a })).toEqual(['cutter']);
  expect(faultsOf({ ...well, printer: 0x1a, offline: 0x52, error: 0x32 })).toEqual(['unrecoverable']);
  expect(faultsOf({ ...well, printer: 0x1a, offline: 0x52, error: 0x52 })).toEqual(['overheated']);
  expect(faultsOf({ ...well, paper: 0x1e })).toEqual(['paper-low']);
  // The vector of an independent simulator: offline, paper end and near end at once.
  expect(faultsOf({ ...well, printer: 0x1a, offline: 0x32, paper: 0x7e })).toEqual(['paper-out']);
});

test('automatic status names the same faults', () => {
  expect(automaticFaults(Uint8Array.of(0x14, 0, 0, 0x0f))).toEqual([]);
  expect(automaticFaults(Uint8Array.of(0x38, 0, 0, 0x0f))).toEqual(['cover-open']);
  expect(automaticFaults(Uint8Array.of(0x18, 0, 0x0f, 0x0f))).toEqual(['paper-out']);
  expect(automaticFaults(Uint8Array.of(0x10, 0, 0x03, 0x0f))).toEqual(['paper-low']);
  expect(automaticFaults(Uint8Array.of(0x18, 0x08, 0, 0x0f))).toEqual(['cutter']);
  expect(automaticFaults(Uint8Array.of(0x18, 0x20, 0, 0x0f))).toEqual(['unrecoverable']);
});

test('asked or pushed, every condition of a printer reads the same', () => {
  const conditions: readonly Partial<PrinterCondition>[] = [
    {},
    { paper: 'low' },
    { paper: 'out' },
    { coverOpen: true },
    { cutterError: true },
    { overheated: true },
    { broken: true },
    { feedHeld: true },
    { coverOpen: true, paper: 'out' },
  ];
  for (const change of conditions) {
    const now = { ...healthy, ...change };
    const ask = (n: number): number => realTimeAnswer(now, n) ?? 0;
    const asked = faultsOf({ printer: ask(1), offline: ask(2), error: ask(3), paper: ask(4) });
    expect(asked).toEqual(automaticFaults(automaticStatus(now)));
  }
});

test('little paper keeps nobody from printing', () => {
  expect(blockingFault(['paper-low'])).toBeNull();
  expect(blockingFault(['paper-low', 'cover-open'])).toBe('cover-open');
});
