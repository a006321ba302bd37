import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { DeclineReason } from '../ports/terminal.ts';
import {
  type HostMessage,
  longestTerminalLine,
  readHostMessage,
  type TerminalAnswer,
  type TerminalMessage,
  terminalWire,
  virtualTerminalProtocol,
} from '../terminal/virtual-terminal-protocol.ts';
import { createJsonLines, encodeJsonLine } from '../transport/json-lines.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { choice, chosen, press, switched, toggle, UnknownControl } from './dock-values.ts';
import { type LedgerEntry, openTerminalLedger, type TerminalLedger } from './terminal-ledger.ts';

/** How the terminal treats the next charges. */
export const terminalModes = [
  'ask a person',
  'approve',
  'decline',
  'never answer',
  'late success',
  'approve after decline',
  'answer twice',
  'busy with another customer',
  'wrong amount',
] as const;
export type TerminalMode = (typeof terminalModes)[number];

const declineReasons: readonly DeclineReason[] = [
  'declined',
  'insufficient-funds',
  'card-unreadable',
  'cancelled',
  'timeout-at-terminal',
];

export interface VirtualTerminal extends ByteDevice {
  readonly ledger: TerminalLedger;
  readonly setMode: (mode: TerminalMode) => void;
  readonly setDeclineReason: (reason: DeclineReason) => void;
  readonly approve: () => void;
  readonly decline: () => void;
}

export interface VirtualTerminalOptions {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
  readonly ledger?: TerminalLedger;
  readonly mode?: TerminalMode;
  /** How long a terminal waits for a card before it gives up by itself. */
  readonly cardTimeoutMs?: number;
  /** When `late success` takes the money. */
  readonly lateMs?: number;
  /** How long `ask a person` waits before it approves by itself while that toggle is on. */
  readonly autoApproveMs?: number;
}

/**
 * The terminal of the PointFive virtual terminal protocol (see `virtual-terminal-protocol.ts`), with the acquirer's
 * ledger inside: the attempt id is the key, an attempt is charged at most once, whatever the host repeats. The ledger
 * and what waits for a card outlive an unplugged cable.
 */
export function createVirtualTerminal(options: VirtualTerminalOptions): VirtualTerminal {
  const { clock } = options;
  const ledger = options.ledger ?? openTerminalLedger();
  const cardTimeoutMs = options.cardTimeoutMs ?? 60_000;
  const lateMs = options.lateMs ?? 75_000;
  const autoApproveMs = options.autoApproveMs ?? 3_000;
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const lines = createJsonLines(longestTerminalLine);
  let mode: TerminalMode = options.mode ?? 'ask a person';
  let declineReason: DeclineReason = 'declined';
  let autoApprove = false;
  let current: string | null = null;
  let cancelCard: () => void = () => undefined;
  let screen: readonly string[] = ['Ready'];

  // What waited for a card when this terminal's earlier life ended: the card is gone, no money was taken.
  const startAfresh = (): void => {
    cancelCard();
    current = null;
    lines.reset();
    for (const entry of ledger.entries()) {
      if (entry.state === 'waiting')
        ledger.put({ ...entry, state: 'declined', reason: 'timeout-at-terminal' });
    }
  };
  startAfresh();

  const say = (message: TerminalMessage): void => {
    replies.tell(encodeJsonLine(terminalWire(message)));
  };
  const show = (...texts: readonly string[]): void => {
    screen = texts;
    changes.tell(undefined);
  };
  const answerOf = (entry: LedgerEntry): TerminalAnswer | null => {
    if (entry.state === 'declined') return { outcome: 'declined', reason: entry.reason ?? 'declined' };
    if (entry.state === 'waiting') return null;
    const { currency, reference, card } = entry;
    return { outcome: 'approved', amount: entry.amount, currency, reference, card };
  };
  const sayResult = (entry: LedgerEntry): void => {
    const answer = answerOf(entry);
    if (answer === null || mode === 'never answer') return;
    const said: TerminalAnswer =
      answer.outcome === 'approved' && mode === 'wrong amount'
        ? { ...answer, amount: answer.amount + 100 }
        : answer;
    say({ type: 'result', attemptId: entry.attemptId, answer: said });
    if (mode === 'answer twice') say({ type: 'result', attemptId: entry.attemptId, answer: said });
  };
  const free = (attemptId: string): void => {
    if (current !== attemptId) return;
    cancelCard();
    current = null;
  };

  const take = (attemptId: string): void => {
    const entry = ledger.find(attemptId);
    free(attemptId);
    if (entry === null || entry.state === 'approved') return;
    const settled: LedgerEntry = {
      ...entry,
      state: 'approved',
      reason: null,
      reference: `VT${String(ledger.entries().length).padStart(6, '0')}`,
      card: 'DEMO ****4242',
      charges: entry.charges + 1,
      noted: false,
    };
    ledger.put(settled);
    show('Approved', amountText(settled));
    sayResult(settled);
  };
  const refuse = (attemptId: string, reason: DeclineReason): void => {
    const entry = ledger.find(attemptId);
    free(attemptId);
    if (entry === null || entry.state !== 'waiting') return;
    const settled: LedgerEntry = { ...entry, state: 'declined', reason };
    ledger.put(settled);
    show('Declined', reason);
    sayResult(settled);
  };
  const waitForCard = (attemptId: string, ms: number, then: () => void): void => {
    current = attemptId;
    cancelCard();
    cancelCard = clock.after(ms, then);
  };

  const onCharge = (charge: Extract<HostMessage, { type: 'charge' }>): void => {
    const { attemptId } = charge;
    const known = ledger.find(attemptId);
    if (known !== null) {
      ledger.put({ ...known, asked: known.asked + 1 });
      sayResult(known);
      return;
    }
    if (mode === 'busy with another customer' || current !== null) {
      say({ type: 'result', attemptId, answer: { outcome: 'busy' } });
      return;
    }
    const entry: LedgerEntry = {
      attemptId,
      amount: charge.amount,
      currency: charge.currency,
      orderRef: charge.orderRef ?? null,
      state: 'waiting',
      reason: null,
      reference: '',
      card: '',
      charges: 0,
      asked: 1,
      noted: false,
    };
    ledger.put(entry);
    show(amountText(entry), 'Present your card');
    if (mode !== 'never answer') say({ type: 'progress', attemptId, text: 'Present your card' });
    serve(attemptId);
  };
  const serve = (attemptId: string): void => {
    const timeOut = (): void => {
      refuse(attemptId, 'timeout-at-terminal');
    };
    switch (mode) {
      case 'decline':
        refuse(attemptId, declineReason);
        return;
      case 'approve after decline':
        refuse(attemptId, declineReason);
        clock.after(lateMs, () => {
          take(attemptId);
        });
        return;
      case 'late success':
        waitForCard(attemptId, lateMs, () => {
          take(attemptId);
        });
        return;
      case 'ask a person':
        if (autoApprove) {
          waitForCard(attemptId, autoApproveMs, () => {
            take(attemptId);
          });
        } else waitForCard(attemptId, cardTimeoutMs, timeOut);
        return;
      case 'never answer':
        waitForCard(attemptId, cardTimeoutMs, timeOut);
        return;
      default:
        take(attemptId);
    }
  };

  const onMessage = (message: HostMessage): void => {
    if (message.type === 'hello') {
      say({
        type: 'hello',
        protocol: virtualTerminalProtocol,
        terminalId: options.id,
        busy: current !== null,
      });
      for (const entry of ledger.entries()) if (!entry.noted) sayResult(entry);
      return;
    }
    if (message.type === 'charge') {
      onCharge(message);
      return;
    }
    const entry = ledger.find(message.attemptId);
    switch (message.type) {
      case 'noted':
        if (entry !== null && entry.state !== 'waiting' && !entry.noted)
          ledger.put({ ...entry, noted: true });
        return;
      case 'inquire':
        if (mode === 'never answer') return;
        say({
          type: 'record',
          attemptId: message.attemptId,
          answer: entry === null ? { outcome: 'none' } : (answerOf(entry) ?? { outcome: 'pending' }),
        });
        return;
      case 'cancel':
        if (current === message.attemptId) refuse(message.attemptId, 'cancelled');
    }
  };

  const setMode = (next: TerminalMode): void => {
    mode = next;
    changes.tell(undefined);
  };
  const approve = (): void => {
    if (current !== null) take(current);
  };
  const decline = (): void => {
    if (current !== null) refuse(current, declineReason);
  };

  return {
    receive(bytes) {
      for (const parsed of lines.push(bytes)) {
        const message = parsed.ok ? readHostMessage(parsed.value) : parsed;
        if (message.ok) onMessage(message.value);
        else say({ type: 'fault', text: message.error });
      }
    },
    onReply: replies.add,
    onChange: changes.add,
    unplugged: lines.reset,
    powerCycled() {
      startAfresh();
      show('Ready');
    },
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'terminal',
      name: options.name,
      plugged: true,
      controls: [
        press('approve', 'Approve'),
        press('decline', 'Decline'),
        choice('mode', 'The terminal', mode, terminalModes),
        choice('reason', 'Decline because', declineReason, declineReasons),
        toggle('auto', 'Approve by itself after a moment', autoApprove),
      ],
      display: { kind: 'screen', lines: screen },
    }),
    use(control: string, value: DockValue) {
      if (control === 'approve') approve();
      else if (control === 'decline') decline();
      else if (control === 'mode') setMode(chosen(control, value, terminalModes));
      else if (control === 'reason') declineReason = chosen(control, value, declineReasons);
      else if (control === 'auto') autoApprove = switched(control, value);
      else throw new UnknownControl(control, value);
      changes.tell(undefined);
    },
    ledger,
    setMode,
    setDeclineReason(reason) {
      declineReason = reason;
    },
    approve,
    decline,
  };
}

function amountText(entry: LedgerEntry): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: entry.currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(entry.amount / 10 ** decimals);
}
