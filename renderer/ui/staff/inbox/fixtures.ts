import type { InboxItem } from '../../../../contract/inbox.ts';

/** An entry for drawings and tests, with the changes that they need. */
export function drawnEntry(change: Partial<InboxItem> = {}): InboxItem {
  return {
    exceptionId: 'entry-1',
    home: 'K1',
    kioskId: 'K1',
    kioskName: 'Kiosk 1',
    cause: 'payment-unknown',
    subject: 'attempt-1',
    detail: 'the terminal gave no final answer',
    sessionId: 'session-1',
    orderId: null,
    orderNumber: 'A14',
    amount: 2420,
    openedAt: 0,
    times: 1,
    owner: null,
    closedAt: null,
    end: null,
    ageMs: 4 * 60_000,
    lastNote: null,
    reachable: true,
    ...change,
  };
}

const mia = { staffId: 'mia', name: 'Mia' };

/** An inbox on a bad day. */
export const drawnInbox: readonly InboxItem[] = [
  drawnEntry({ owner: mia, lastNote: 'The terminal list has it, waiting for the bank.' }),
  drawnEntry({
    exceptionId: 'entry-2',
    kioskId: 'K3',
    kioskName: 'Kiosk 3',
    home: 'K3',
    cause: 'paid-unsent',
    orderId: 'order-2',
    orderNumber: 'C07',
    ageMs: 190_000,
  }),
  drawnEntry({
    exceptionId: 'entry-3',
    cause: 'call-unanswered',
    subject: 'call-3',
    orderNumber: null,
    kioskName: 'Kiosk 2',
    kioskId: 'K2',
    ageMs: 95_000,
    owner: { staffId: 'jonas', name: 'Jonas' },
  }),
  drawnEntry({
    exceptionId: 'entry-4',
    cause: 'kiosk-dead',
    subject: 'K5@0',
    orderNumber: null,
    kioskName: 'Kiosk 5',
    kioskId: 'K5',
    ageMs: 3 * 3_600_000,
  }),
  drawnEntry({
    exceptionId: 'entry-5',
    cause: 'order-late',
    orderId: 'order-5',
    orderNumber: 'B02',
    ageMs: 1_500_000,
  }),
  drawnEntry({
    exceptionId: 'entry-6',
    cause: 'stock-conflict',
    orderNumber: 'A11',
    ageMs: 5_400_000,
    times: 2,
  }),
  drawnEntry({
    exceptionId: 'entry-7',
    cause: 'print-failed',
    closedAt: 60_000,
    ageMs: 60_000,
    end: { by: 'printer', reason: 'cause-gone', proof: 'paper-printed' },
  }),
];
