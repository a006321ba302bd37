import { clockWords } from '../../domain/assist/peace.ts';
import {
  type OutcomeWhy,
  type RungOutcome,
  type WayFault,
  wayFaults,
} from '../../domain/assist/rung-outcome.ts';
import { unreachable } from '../../domain/result.ts';
import { faultName } from '../ui/staff/device-words.ts';
import type { StaffTranslate } from '../ui/staff/staff-text.ts';
import { weekdayName } from '../ui/staff/weekday-name.ts';
import type { StationTranslate } from './station-text.ts';

/** In whose words it is said. */
export interface TrailReader {
  readonly t: StationTranslate;
  readonly staff: StaffTranslate;
  readonly language: string;
}

/** What a way to people did for a call, and why, in the reader's words. What left is "sent", never more. */
export function trailWords(reader: TrailReader, line: RungOutcome): string {
  const { t } = reader;
  const { why } = line;
  const way = t(`way.${line.channel}`, { name: line.target }).trim();
  switch (line.outcome) {
    case 'done':
      return t('trail.done', { way });
    case 'nobody':
      return t('trail.nobody', { way });
    case 'sent':
      return t(why?.kind === 'unproven' ? 'trail.unproven' : 'trail.sent', { way });
    case 'held':
    case 'failed':
      // An earlier version kept the cause in English only.
      return why === undefined
        ? t(line.outcome === 'held' ? 'trail.held' : 'trail.failed', { way, detail: line.detail })
        : whyWords(reader, way, why);
    default:
      return unreachable(line.outcome);
  }
}

function whyWords({ t, staff, language }: TrailReader, way: string, why: OutcomeWhy): string {
  switch (why.kind) {
    case 'enough':
      return t('trail.held.enough', { way });
    case 'quiet': {
      if (why.until === null) return t('trail.held.quiet', { way });
      const { weekday } = why.until;
      const day = weekday === null ? '' : `${weekdayName(weekday, language, 'short')} `;
      return t('trail.held.until', { way, until: `${day}${clockWords(why.until)}` });
    }
    case 'unproven':
      return t('trail.unproven', { way });
    case 'fault':
      return failedWords(t, way, faultWords(t, staff, why.fault), why.againMs);
    case 'answered':
      return failedWords(t, way, t('trail.answered', { status: String(why.status) }), why.againMs);
    default:
      return unreachable(why);
  }
}

function failedWords(t: StationTranslate, way: string, detail: string, againMs: number | null): string {
  return againMs === null
    ? t('trail.failed', { way, detail })
    : t('trail.failedAgain', { way, detail, seconds: Math.round(againMs / 1_000) });
}

function faultWords(
  t: StationTranslate,
  staff: StaffTranslate,
  fault: Extract<OutcomeWhy, { kind: 'fault' }>['fault'],
): string {
  return isOfTheWay(fault) ? t(`trail.fault.${fault}`) : faultName(staff, fault);
}

function isOfTheWay(fault: string): fault is WayFault {
  return wayFaults.some((each) => each === fault);
}
