/** A rule of the shop that a command ran into; not a fault. */
export interface Refusal {
  readonly refused: true;
  /** Stable name for the screen's own words. */
  readonly reason: string;
  /** One English sentence for a technician. */
  readonly message: string;
}

export function refuse(reason: string, message: string): Refusal {
  return { refused: true, reason, message };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
