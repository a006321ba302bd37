import type { CallCause } from '../../../domain/assist/call.ts';
import type { InsightTranslate } from './insight-text.tsx';

const causes = [
  'help',
  'payment-unknown',
  'payment-conflict',
  'printer',
  'age-check',
  'approval',
  'scanner',
  'order-unreadable',
  'terminal',
  'catalog',
  'hub-lost',
  'kiosk-fault',
  'ladder-exhausted',
] as const satisfies readonly CallCause[];

/** Why somebody calls, in words; null for a cause of another build, which has none here. */
export function causeWords(t: InsightTranslate, cause: string): string | null {
  const known = causes.find((each) => each === cause);
  return known === undefined ? null : t(`insight.cause.${known}`);
}
