import { resolveReasons } from '../../../../domain/assist/call.ts';
import { packetSteps } from '../../../../domain/assist/packet-steps.ts';
import type { Dimension } from '../../../../domain/insight/figures.ts';
import { causeWords } from '../cause-words.ts';
import type { InsightTranslate } from '../insight-text.tsx';

/** A time as minutes:seconds; a dash where there is none. */
export function minuteWords(ms: number | null): string {
  if (ms === null) return '–';
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A long time, as hours and minutes in the language. */
export function longWords(ms: number, language: string): string {
  const minutes = Math.round(ms / 60_000);
  const unit = (value: number, name: 'hour' | 'minute'): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const hours = Math.floor(minutes / 60);
  return hours === 0
    ? unit(minutes, 'minute')
    : `${unit(hours, 'hour')} ${unit(minutes - hours * 60, 'minute')}`;
}

export function shareWords(share: number | null, language: string): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

export function numberWords(value: number | null, language: string): string {
  return value === null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** How a call ended, in words; null for a reason of another build. */
export function reasonWords(t: InsightTranslate, reason: string): string | null {
  const known = resolveReasons.find((each) => each === reason);
  return known === undefined ? null : t(`insight.reason.${known}`);
}

/** What a screen of the order's way is called; what has no word of ours keeps its own. */
export function stepWords(t: InsightTranslate, step: string): string {
  const known = packetSteps.find((each) => each === step);
  return known === undefined ? step : t(`insight.step.${known}`);
}

const modes = ['standard', 'large-text', 'high-contrast', 'reach', 'none'] as const;

/** What a row of a table is called; what has no word of ours keeps its own. */
export function rowWords(
  t: InsightTranslate,
  dimension: Dimension,
  row: { readonly key: string; readonly label: string },
  language: string,
): string {
  switch (dimension) {
    case 'cause':
      return causeWords(t, row.key) ?? row.label;
    case 'step':
      return stepWords(t, row.key);
    case 'mode': {
      const known = modes.find((each) => each === row.key);
      return known === undefined ? row.label : t(`insight.mode.${known}`);
    }
    case 'hour':
      return `${row.key}:00`;
    case 'language':
      return languageName(row.key, language);
    case 'day':
    case 'kiosk':
    case 'product':
      return row.label;
  }
}

function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // A tag of the catalogue that is none: it is shown as it is.
    return tag;
  }
}
