/** How the virtual ZVT terminal treats the next payments. */
export const zvtModes = [
  'ask a person',
  'approve',
  'decline',
  'card unreadable',
  'not enough money',
  'no bank',
  'busy',
  'silent',
  'late success',
  'no completion',
  'please wait for ever',
  'never ends a question',
  'completion without status',
  'wrong amount',
  'answer for the previous customer',
  'reboot with the card in',
  'reboot after the payment',
  'end of day is due',
  'printer not ready',
] as const;
export type ZvtMode = (typeof zvtModes)[number];

/** The result code of PA00P015 §10 that a payment gets instead, and whether the terminal stores it with numbers. */
export const zvtFailures: Partial<Record<ZvtMode, { readonly code: number; readonly stored: boolean }>> = {
  decline: { code: 0x05, stored: true },
  'not enough money': { code: 51, stored: true },
  'card unreadable': { code: 0x64, stored: false },
  'no bank': { code: 0xa3, stored: false },
  'end of day is due': { code: 0xf0, stored: false },
  'printer not ready': { code: 0xcc, stored: false },
};

/** The terminal's state for a status enquiry (PA00P015 §11). */
export function zvtState(mode: ZvtMode, paying: boolean): number {
  if (paying) return 0x9c;
  if (mode === 'end of day is due') return 0xf0;
  return mode === 'printer not ready' ? 0xcc : 0x00;
}
