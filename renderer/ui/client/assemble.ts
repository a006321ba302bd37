import type { FeedFrame } from '../../../contract/wire.ts';

/** Puts one line into a picture; the same picture when the line says nothing to it. */
export type PutLine<P> = (picture: P, frame: FeedFrame) => P;

/** Which line of a picture a frame is, e.g. a call by its id; frames of one key replace each other. */
export type LineKey = (frame: FeedFrame) => string;

/**
 * Makes the newest picture of a topic out of whole ones and of the lines that go ahead of them. A line stands until a
 * picture of its number or a later one; the order in which they come makes no difference.
 */
export function createAssembly<P>(parts: {
  readonly isPicture: (value: unknown) => value is P;
  readonly key: LineKey;
  readonly put: PutLine<P>;
}): (frame: FeedFrame) => P | undefined {
  let epoch = '';
  let picture: { readonly seq: number; readonly value: P } | null = null;
  let lines = new Map<string, FeedFrame>();
  /** The picture with its lines, up to the number of the last one. */
  let newest: { readonly seq: number; readonly value: P } | null = null;

  function assembleAnew(): void {
    newest = picture;
    for (const frame of [...lines.values()].toSorted((a, b) => a.seq - b.seq)) add(frame);
  }

  function add(frame: FeedFrame): void {
    if (newest !== null) newest = { seq: frame.seq, value: parts.put(newest.value, frame) };
  }

  return (frame) => {
    if (frame.epoch !== epoch) {
      epoch = frame.epoch;
      picture = null;
      newest = null;
      lines = new Map();
    }
    if (frame.line !== undefined) {
      const key = parts.key(frame);
      if ((lines.get(key)?.seq ?? picture?.seq ?? 0) >= frame.seq) return newest?.value;
      lines.set(key, frame);
      if (newest === null || newest.seq < frame.seq) add(frame);
      else assembleAnew();
    } else if (parts.isPicture(frame.value) && (picture === null || picture.seq < frame.seq)) {
      picture = { seq: frame.seq, value: frame.value };
      lines = new Map([...lines].filter(([, { seq }]) => seq > frame.seq));
      assembleAnew();
    }
    return newest?.value;
  };
}
