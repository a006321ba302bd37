import { expect, test } from 'vitest';
import { faultsOfTerminalStatus, meaningOf } from '../../hardware/terminal/zvt/result-codes.ts';
import { faultsOf } from './possible-faults.ts';

const codes = Array.from({ length: 256 }, (_, code) => code);

test('every state that a ZVT terminal can tell is one of the faults of a terminal, and ready is none', () => {
  const seen = new Set(codes.flatMap(faultsOfTerminalStatus));
  for (const fault of seen) expect(faultsOf('terminal')).toContain(fault);
  for (const fault of ['paper-out', 'offline', 'end-of-day', 'bank', 'busy', 'refused', 'unrecoverable']) {
    expect([...seen]).toContain(fault);
  }
  expect(codes.filter((code) => faultsOfTerminalStatus(code).length === 0)).toEqual([0]);
});

test('no code of a payment but 00 is ever taken for money', () => {
  for (const code of codes.slice(1)) expect(['declined', 'terminal', 'busy']).toContain(meaningOf(code).kind);
});
