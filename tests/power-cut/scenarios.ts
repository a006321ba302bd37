import type { TerminalMode } from '../../hardware/sim/virtual-terminal.ts';
import type { ZvtMode } from '../../hardware/sim/zvt-modes.ts';
import type { LaneTerminalKind } from './lane-terminal.ts';

/** How a customer pays and what the terminal makes of it. */
export interface Scenario {
  readonly name: string;
  readonly terminal: TerminalMode | ZvtMode;
  /** The terminal takes a payment back whose end nobody acknowledges. */
  readonly takesBackUnheard?: boolean;
  /** After the first decline the customer waits (the money comes late), tries the card again, or goes to the counter. */
  readonly onDecline: 'wait' | 'card' | 'counter';
  readonly pay: 'card' | 'counter';
  readonly cancels: boolean;
}

const demo: readonly Scenario[] = [
  { name: 'approved', terminal: 'approve', onDecline: 'card', pay: 'card', cancels: false },
  { name: 'declined, then approved', terminal: 'decline', onDecline: 'card', pay: 'card', cancels: false },
  { name: 'approved late', terminal: 'late success', onDecline: 'card', pay: 'card', cancels: false },
  {
    name: 'approved after a decline',
    terminal: 'approve after decline',
    onDecline: 'wait',
    pay: 'card',
    cancels: false,
  },
  { name: 'cancelled, counter', terminal: 'ask a person', onDecline: 'counter', pay: 'card', cancels: true },
  { name: 'at the counter', terminal: 'approve', onDecline: 'counter', pay: 'counter', cancels: false },
  { name: 'answered twice', terminal: 'answer twice', onDecline: 'card', pay: 'card', cancels: false },
  {
    name: 'busy, then approved',
    terminal: 'busy with another customer',
    onDecline: 'card',
    pay: 'card',
    cancels: false,
  },
  { name: 'no answer', terminal: 'never answer', onDecline: 'card', pay: 'card', cancels: false },
];

const card = { onDecline: 'card', pay: 'card', cancels: false } as const;

const zvt: readonly Scenario[] = [
  { ...card, name: 'approved', terminal: 'approve' },
  { ...card, name: 'taken back when unheard', terminal: 'approve', takesBackUnheard: true },
  { ...card, name: 'approved late', terminal: 'late success' },
  { ...card, name: 'declined, then approved', terminal: 'decline' },
  { ...card, name: 'cancelled, counter', terminal: 'ask a person', onDecline: 'counter', cancels: true },
  { ...card, name: 'busy, then approved', terminal: 'busy' },
];

export function scenariosOf(terminal: LaneTerminalKind): readonly Scenario[] {
  return terminal === 'demo' ? demo : zvt;
}
