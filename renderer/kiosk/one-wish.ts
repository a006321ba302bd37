interface Wish {
  readonly key: string;
  /** The order that the finger saw. */
  readonly picture: string;
  readonly granted: Promise<boolean>;
}

/** Carries a wish out, unless it is the last one once more; answers whether it was granted. */
export type OneWish = (key: string, picture: string, carryOut: () => Promise<boolean>) => Promise<boolean>;

/**
 * A hand that shakes presses a button twice, and the answer may be there before the picture that takes the button away:
 * the same wish at the same picture is one. A wish that was not granted may be wished again.
 */
export function createOneWish(): OneWish {
  let last: Wish | null = null;
  return (key, picture, carryOut) => {
    if (last !== null && last.key === key && last.picture === picture) return last.granted;
    const mine: Wish = {
      key,
      picture,
      granted: carryOut().then((granted) => {
        if (!granted && last === mine) last = null;
        return granted;
      }),
    };
    last = mine;
    return mine.granted;
  };
}
