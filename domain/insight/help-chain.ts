import { canonicalJson } from './canonical-json.ts';
import { CHAIN_BEGINS } from './help-record.ts';

/** One line of an exported log: the hash, a space, the record. */
export function chainLine(hash: string, record: string): string {
  return `${hash} ${record}`;
}

/** What is wrong with a log, and where. `line` counts from 1. */
export type ChainFault =
  /** Not a line of such a log. */
  | { readonly kind: 'unreadable'; readonly line: number }
  /** The record is not the one that its hash was made of. */
  | { readonly kind: 'changed'; readonly line: number; readonly seq: number }
  /** The record and its hash were made anew: what follows was built on another one. */
  | { readonly kind: 'replaced'; readonly line: number; readonly seq: number }
  | { readonly kind: 'removed'; readonly fromSeq: number; readonly toSeq: number }
  | { readonly kind: 'inserted'; readonly line: number; readonly seq: number }
  | { readonly kind: 'moved'; readonly line: number; readonly seq: number }
  /** No record has the hash that was printed: the end was cut off, or everything was made anew. */
  | { readonly kind: 'anchor-missing'; readonly anchor: string };

interface Link {
  readonly line: number;
  readonly hash: string;
  readonly seq: number;
  readonly previous: string;
  readonly sound: boolean;
}

export interface ChainCheck {
  readonly records: number;
  /** Hash of the last record: to be kept elsewhere, on paper. */
  readonly anchor: string | null;
  readonly faults: readonly ChainFault[];
}

/**
 * Finds every record that was changed, replaced, removed, inserted or moved. A log that was cut off at its end or made
 * anew from some record on is whole in itself: only an anchor that was kept elsewhere shows that.
 * @param hash SHA-256 of a text as lower-case hex
 * @param anchor a hash that was printed earlier, or its first signs: at least sixteen of them
 */
export function checkChain(
  lines: readonly string[],
  hash: (text: string) => string,
  anchor: string | null = null,
): ChainCheck {
  const links: Link[] = [];
  const faults: ChainFault[] = [];
  lines.forEach((text, at) => {
    const link = readLine(text, at + 1, hash);
    if (link === null) faults.push({ kind: 'unreadable', line: at + 1 });
    else links.push(link);
  });
  const sorted = links.toSorted((a, b) => a.seq - b.seq || a.line - b.line);
  const kept = withoutInserted(sorted, faults);
  faults.push(
    ...kept.filter(({ sound }) => !sound).map(({ line, seq }) => ({ kind: 'changed', line, seq }) as const),
    ...movedOf(kept),
    ...gapsOf(kept),
    ...replacedOf(kept),
  );
  if (anchor !== null && !links.some((link) => link.sound && link.hash.startsWith(anchor)))
    faults.push({ kind: 'anchor-missing', anchor });
  return { records: links.length, anchor: kept.at(-1)?.hash ?? null, faults };
}

function readLine(text: string, line: number, hash: (text: string) => string): Link | null {
  const [, own = '', record = ''] = /^([0-9a-f]{64}) (\{.*\})$/.exec(text) ?? [];
  if (own === '') return null;
  try {
    const value: unknown = JSON.parse(record);
    if (typeof value !== 'object' || value === null || !('seq' in value) || !('previous' in value))
      return null;
    const { seq, previous } = value;
    if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || typeof previous !== 'string') return null;
    return { line, hash: own, seq, previous, sound: hash(record) === own && canonicalJson(value) === record };
  } catch {
    return null;
  }
}

/** Of several records with one number the one that fits between its neighbours stays. */
function withoutInserted(sorted: readonly Link[], faults: ChainFault[]): readonly Link[] {
  const bySeq = new Map<number, Link[]>();
  for (const link of sorted) bySeq.set(link.seq, [...(bySeq.get(link.seq) ?? []), link]);
  return [...bySeq.values()].flatMap((same) => {
    if (same.length === 1) return same;
    const fit = (link: Link): number => {
      const before = bySeq.get(link.seq - 1) ?? [];
      const after = bySeq.get(link.seq + 1) ?? [];
      return (
        (link.sound ? 4 : 0) +
        (after.some(({ previous }) => previous === link.hash) ? 2 : 0) +
        (before.some((each) => each.hash === link.previous) ? 1 : 0)
      );
    };
    const [best, ...others] = same.toSorted((a, b) => fit(b) - fit(a));
    for (const { line, seq } of others) faults.push({ kind: 'inserted', line, seq });
    return best === undefined ? [] : [best];
  });
}

/** Records that stand before one with a lower number. */
function movedOf(kept: readonly Link[]): readonly ChainFault[] {
  const ranks = kept.map(({ line }) => line).toSorted((a, b) => a - b);
  return kept
    .filter(({ line }, at) => ranks[at] !== line)
    .map(({ line, seq }) => ({ kind: 'moved', line, seq }));
}

function gapsOf(kept: readonly Link[]): readonly ChainFault[] {
  let last = 0;
  const gaps: ChainFault[] = [];
  for (const { seq } of kept) {
    if (seq > last + 1) gaps.push({ kind: 'removed', fromSeq: last + 1, toSeq: seq - 1 });
    last = seq;
  }
  return gaps;
}

/** A whole record on which the next one was not built. */
function replacedOf(kept: readonly Link[]): readonly ChainFault[] {
  return kept.flatMap((link, at): readonly ChainFault[] => {
    const before = kept[at - 1];
    if (!link.sound) return [];
    if (link.seq === 1)
      return link.previous === CHAIN_BEGINS ? [] : [{ kind: 'replaced', line: link.line, seq: 1 }];
    if (before === undefined || before.seq !== link.seq - 1 || !before.sound) return [];
    return before.hash === link.previous ? [] : [{ kind: 'replaced', line: before.line, seq: before.seq }];
  });
}
