export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 8;

/** Why a PIN can't be given to anybody. */
export type PinFault = 'shape' | 'trivial';

/** What a thief tries first: one digit, a run up or down, a short pattern again and again. */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d{4,8}$/.test(pin)) return 'shape';
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10));
  const [step] = steps;
  if (steps.size === 1 && (step === 0 || step === 1 || step === 9)) return 'trivial';
  for (const length of [2, 3, 4]) {
    if (length < pin.length && pin === pin.slice(0, length).repeat(pin.length / length)) return 'trivial';
  }
  return null;
}
