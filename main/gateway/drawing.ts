/** The picture of a topic for one caller, in the part that others see too and the part that is the caller's own. */
export interface Drawing {
  /** Callers of the same kind see the same shared part: it is drawn once for all of them. */
  readonly viewers: string;
  readonly shared: () => SharedPart;
  /** Who is signed in, and the like; small, and drawn for each. */
  readonly own: () => object;
  /** Whether single lines of it may go ahead of the whole: nobody who is signed out is told any. */
  readonly lines: boolean;
}

export interface SharedPart {
  readonly value: object;
  /**
   * What must have changed before the picture is sent again by itself. It leaves out what only passes (how long
   * somebody waits) and what goes ahead as lines; those come along with the next picture.
   */
  readonly news: unknown;
}

/** A topic that everybody sees alike, whole. */
export function sameForAll(draw: () => object): Drawing {
  return {
    viewers: 'all',
    own: () => ({}),
    lines: false,
    shared: () => {
      const value = draw();
      return { value, news: value };
    },
  };
}

/** A shared part that was drawn and written out at a number of its topic. */
export interface Drawn {
  readonly seq: number;
  readonly inner: string;
  /** Written out when it is asked for: whole pictures are compared by themselves. */
  readonly news: () => string;
}

export function drawShared(shared: SharedPart, seq: number): Drawn {
  const inner = innerOf(shared.value);
  let news = shared.news === shared.value ? inner : null;
  return { seq, inner, news: () => (news ??= JSON.stringify(shared.news)) };
}

/** What stands around the shared part in the frame of a whole picture: it is put together as text. */
export function around(
  topic: string,
  epoch: string,
  { seq, inner }: Drawn,
  own: string,
): { readonly head: string; readonly tail: string } {
  const comma = inner === '' || own === '' ? '' : ',';
  return {
    head: `{"topic":"${topic}","seq":${seq},"epoch":"${epoch}","value":{`,
    tail: `${comma}${own}}}`,
  };
}

/** An object's JSON without its braces. */
export function innerOf(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}
