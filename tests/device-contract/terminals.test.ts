import { test } from 'vitest';
import { hasSocat } from '../../hardware/sim/pty-socket.ts';
import { serveOnPty } from '../../hardware/sim/serve-device.ts';
import { createVirtualTerminal } from '../../hardware/sim/virtual-terminal.ts';
import { createVirtualZvtTerminal } from '../../hardware/sim/virtual-zvt-terminal.ts';
import { createMemoryNotes } from '../../hardware/terminal/attempt-notes.ts';
import { createVirtualTerminalClient } from '../../hardware/terminal/virtual-terminal-client.ts';
import { createZvtTerminal } from '../../hardware/terminal/zvt/zvt-terminal.ts';
import { hastyClock } from '../harness/hasty-clock.ts';
import { serveOnOwnPort } from '../harness/own-port.ts';
import { skipUnless } from '../harness/skip.ts';
import { describeTerminal, type TerminalTwin } from './terminal-contract.ts';

/** Waiting runs this much faster than the manual's times; answers still get real milliseconds. */
const hasty = hastyClock(4);
const clock = hastyClock(1);

function demo(): TerminalTwin {
  const device = createVirtualTerminal({ id: 'vt', name: 'Terminal', clock, mode: 'approve' });
  return {
    device,
    drive: (open) => createVirtualTerminalClient({ id: 'terminal', open, clock, answerTimeoutMs: 30_000 }),
    mode: (mode) => device.setMode(mode === 'busy' ? 'busy with another customer' : mode),
    approve: device.approve,
    decline: device.decline,
    waiting: () => device.ledger.entries().some(({ state }) => state === 'waiting'),
    taken: () =>
      device.ledger.entries().flatMap(({ charges, amount }) => (charges > 0 ? [amount * charges] : [])),
    asked: () => device.ledger.entries().reduce((sum, { asked }) => sum + asked, 0),
  };
}

function zvt(envelope: 'tcp' | 'serial'): TerminalTwin {
  const device = createVirtualZvtTerminal({ id: 'zvt', name: 'T', clock: hasty, envelope, mode: 'approve' });
  device.ledger.put({
    kind: 'payment',
    trace: 16,
    receipt: 16,
    amount: 100,
    currency: 978,
    result: 0,
    original: null,
    at: 0,
  });
  const notes = createMemoryNotes();
  return {
    device,
    drive: (open) =>
      createZvtTerminal({
        id: 'terminal',
        open,
        clock: hasty,
        envelope,
        notes,
        currency: 'EUR',
        answerTimeoutMs: 90_000,
      }),
    mode: device.setMode,
    approve: device.approve,
    decline: device.decline,
    waiting: device.waiting,
    taken: () => device.ledger.standing().slice(1),
    asked: device.ledger.asked,
  };
}

const onSerial = skipUnless(hasSocat(), 'socat is not installed');

describeTerminal('the demo’s terminal over TCP', demo, serveOnOwnPort, test);
describeTerminal('the demo’s terminal over a serial line (pty)', demo, serveOnPty, onSerial);
describeTerminal('a ZVT terminal over TCP', () => zvt('tcp'), serveOnOwnPort, test);
describeTerminal('a ZVT terminal over a serial line (pty)', () => zvt('serial'), serveOnPty, onSerial);
