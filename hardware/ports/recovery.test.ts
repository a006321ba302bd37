import { expect, test } from 'vitest';
import type { DeviceFault } from './device.ts';
import { recoveryOf } from './recovery.ts';

const printers: readonly DeviceFault[] = [
  'gone',
  'no-answer',
  'garbled',
  'paper-out',
  'paper-low',
  'drawer-open',
  'cover-open',
  'cutter',
  'overheated',
  'offline',
  'busy',
  'refused',
  'unrecoverable',
];

test('what the printer keeps in its memory is never sent again', () => {
  const kept = printers.filter((fault) => recoveryOf(fault).interruptedJob === 'kept');
  expect(kept).toEqual([
    'paper-out',
    'paper-low',
    'drawer-open',
    'cover-open',
    'cutter',
    'overheated',
    'offline',
  ]);
});

test('another printer stands in for everything but little paper and an open drawer', () => {
  expect(printers.filter((fault) => !recoveryOf(fault).standIn)).toEqual(['paper-low', 'drawer-open']);
});
