import type { SnapshotFrom } from 'xstate';
import type { orderMachine } from './order-machine.ts';

export type OrderSnapshot = SnapshotFrom<typeof orderMachine>;
export type OrderSnapshotValue = OrderSnapshot['value'];

/** Where the customer is, in one word; `closed` has no screen. */
export type OrderStepName =
  | 'starting'
  | 'browsing'
  | 'reviewing'
  | 'declined'
  | 'parked'
  | 'paying'
  | 'checking'
  | 'done'
  | 'closed';

/** The step's name out of the machine's nested value. */
export function stepOf(value: OrderSnapshotValue): OrderStepName {
  const { flow } = value;
  if (typeof flow === 'string') return flow;
  if ('paying' in flow) return 'paying';
  return 'over' in flow ? flow.over : flow.open;
}
