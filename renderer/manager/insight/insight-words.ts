import type { Dimension } from '../../../domain/insight/figures.ts';
import { causeWords } from '../../ui/staff/cause-words.ts';
import type { InsightTranslate } from '../../ui/staff/insight-text.tsx';

/** A time as minutes:seconds; a dash where there is none. */
export function minuteWords(ms: number | null): string {
  if (ms === null) return '–';
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function shareWords(share: number | null, language: string): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

export function numberWords(value: number | null, language: string): string {
  return value === null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

const steps = [
  'attract',
  'starting',
  'browsing',
  'reviewing',
  'paying',
  'declined',
  'checking',
  'done',
  'parked',
  'closed',
] as const;
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
    case 'step': {
      const known = steps.find((each) => each === row.key);
      return known === undefined ? row.label : t(`insight.step.${known}`);
    }
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
