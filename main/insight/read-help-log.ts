import type { HelpLogPage } from '../../contract/insight.ts';
import { HelpLogStore, sha256 } from '../../db/help-log-store.ts';
import { openForReading } from '../../db/insight-reader.ts';
import {
  CHAIN_BEGINS,
  type HelpCallFacts,
  type HelpRecord,
  joinedFacts,
} from '../../domain/insight/help-record.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import { shopClock } from './shop-clock.ts';

/** What of the help log somebody wants to read. Days are business days on the shop's clock, both included. */
export interface HelpLogOrder {
  readonly deskFile: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly now: number;
  /** Names of kiosks by their id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Longest list that is still read or printed; the export has all. */
const MOST = 1_000;

const HASH_SIGNS = 64;

/** Reads the whole log, proves each record by the one before it, and gives what belongs to the days. */
export function readHelpLog(order: HelpLogOrder): HelpLogPage {
  const desk = openForReading(order.deskFile);
  try {
    return pageOf(order, new HelpLogStore(desk));
  } finally {
    desk.close();
  }
}

function pageOf({ from, to, timeZone, now, names }: HelpLogOrder, log: HelpLogStore): HelpLogPage {
  const clock = shopClock(timeZone);
  const within = (at: number): boolean => clock.day(at) >= from && clock.day(at) <= to;
  const calls = new Map<string, HelpCallFacts>();
  const known = new Set<string>();
  const repeats = new Map<string, HelpCallFacts>();
  const ways: HelpLogPage['ways'][number][] = [];
  let records = 0;
  let last = { seq: 0, hash: CHAIN_BEGINS };
  let brokenAt: number | null = null;
  for (const line of log.lines()) {
    const hash = line.slice(0, HASH_SIGNS);
    const text = line.slice(HASH_SIGNS + 1);
    const record = readOwnJson<HelpRecord>(text);
    const sound = record.seq === last.seq + 1 && record.previous === last.hash && sha256(text) === hash;
    if (!sound) brokenAt ??= last.seq + 1;
    last = { seq: record.seq, hash };
    if (record.kind === 'call') {
      known.add(record.callId);
      if (record.repeats !== undefined) repeats.set(record.callId, record);
    }
    if (!within(record.kind === 'call' ? record.raisedAt : record.at)) continue;
    records += 1;
    if (record.kind === 'call') calls.set(record.callId, record);
    else ways.push({ at: record.at, kioskId: record.kioskId, way: record.way });
  }
  for (const repeat of repeats.values()) {
    const { repeats: first = '' } = repeat;
    if (!known.has(first)) continue;
    calls.delete(repeat.callId);
    const one = calls.get(first);
    if (one !== undefined) calls.set(first, joinedFacts(one, repeat));
  }
  const sorted = [...calls.values()].toSorted((a, b) => a.raisedAt - b.raisedAt);
  return {
    ...{ from, to, timeZone, records, brokenAt, names, madeAt: now },
    anchor: last.seq === 0 ? null : last,
    calls: sorted.slice(0, MOST).map((call) => ({
      callId: call.callId,
      kioskId: call.kioskId,
      cause: call.cause,
      state: call.state,
      rung: call.rung,
      raisedAt: call.raisedAt,
      deliveredAt: call.deliveredAt,
      acceptedAt: call.acceptedAt,
      arrivedAt: call.arrivedAt,
      endedAt: call.endedAt,
      resolution: call.resolution,
    })),
    ways: ways.toSorted((a, b) => a.at - b.at).slice(0, MOST),
    left: Math.max(0, sorted.length - MOST) + Math.max(0, ways.length - MOST),
  };
}
