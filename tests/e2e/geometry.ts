import type { Page } from '@playwright/test';

export interface Misfit {
  readonly what: 'too wide' | 'out of reach' | 'cut off' | 'spilling' | 'small' | 'covered' | 'overlapping';
  readonly who: string;
}

/** Runs inside the page: everything that does not fit, is too small for a finger, or lies under something else. */
function findMisfits(smallest: number): Misfit[] {
  const found: Misfit[] = [];
  const slack = 2;
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  const scope: ParentNode = dialog ?? document.body;

  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}"`;
  const tell = (what: Misfit['what'], element: Element, more = ''): void => {
    found.push({ what, who: `${nameOf(element)}${more}` });
  };
  const isShown = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    if (element.closest('.visually-hidden, [inert], [aria-hidden="true"]')) return false;
    const box = element.getBoundingClientRect();
    const { clipPath } = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && clipPath === 'none';
  };
  const scrollerOf = (element: Element): Element | null => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      if (/auto|scroll/.test(overflowX) || /auto|scroll/.test(overflowY)) return at;
    }
    return null;
  };
  const holds = (outer: DOMRect, inner: DOMRect): boolean =>
    inner.left >= outer.left - slack &&
    inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack &&
    inner.bottom <= outer.bottom + slack;

  const page = document.scrollingElement ?? document.body;
  // A page that scrolls as a whole has no end below; a kiosk's never does.
  const endless = !dialog && page.scrollHeight > innerHeight + slack;
  const below = endless ? page.scrollHeight : innerHeight;
  const screen = new DOMRect(0, -scrollY, innerWidth, below);
  if (page.scrollWidth > innerWidth + slack) tell('too wide', page, ` ${page.scrollWidth} px`);

  for (const element of scope.querySelectorAll('*')) {
    const hasWords = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
    if (!hasWords || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(element);
    const words = range.getBoundingClientRect();
    const button = element.closest('button, a[href], label')?.getBoundingClientRect();
    if (button && (words.left < button.left - slack || words.right > button.right + slack))
      tell('spilling', element);
    const scroller = scrollerOf(element);
    if (!scroller && !holds(screen, words)) tell('out of reach', element);
    if (scroller) {
      const inside = scroller.getBoundingClientRect();
      const { overflowX } = getComputedStyle(scroller);
      const sideways = /auto|scroll/.test(overflowX) && scroller.scrollWidth > scroller.clientWidth + slack;
      if (!sideways && (words.left < inside.left - slack || words.right > inside.right + slack))
        tell('cut off', element, ' at the side');
    }
    for (let at: Element | null = element; at && at !== scroller; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const hidesX =
        /hidden|clip/.test(overflowX) && (words.right > box.right + slack || words.left < box.left - slack);
      const hidesY =
        /hidden|clip/.test(overflowY) && (words.bottom > box.bottom + 6 || words.top < box.top - 6);
      if (hidesX || hidesY) tell('cut off', element);
    }
  }

  const targets = [
    ...scope.querySelectorAll('button, a[href], label:has(input), select, textarea, input'),
  ].filter((element) => isShown(element) && !(element.matches('input') && element.closest('label')));
  const clipped = new Map(
    targets.map((element) => {
      const box = element.getBoundingClientRect();
      const around = scrollerOf(element)?.getBoundingClientRect() ?? screen;
      const left = Math.max(box.left, around.left);
      const top = Math.max(box.top, around.top);
      const width = Math.min(box.right, around.right) - left;
      const height = Math.min(box.bottom, around.bottom) - top;
      return [element, width > 0 && height > 0 ? new DOMRect(left, top, width, height) : null];
    }),
  );
  for (const element of targets) {
    const box = element.getBoundingClientRect();
    if (box.width < smallest - 0.5 || box.height < smallest - 0.5)
      tell('small', element, ` ${Math.round(box.width)}×${Math.round(box.height)}`);
    const seen = clipped.get(element);
    if (!seen || seen.width < box.width - slack || seen.height < box.height - slack) {
      if (!scrollerOf(element)) tell('out of reach', element);
      continue;
    }
    const middle = seen.top + seen.height / 2;
    if (middle < 0 || middle > innerHeight) continue;
    const top = document.elementFromPoint(seen.left + seen.width / 2, middle);
    if (top && !element.contains(top) && !top.contains(element))
      tell('covered', element, ` by ${nameOf(top)}`);
  }
  for (const [at, one] of targets.entries()) {
    for (const other of targets.slice(at + 1)) {
      const a = clipped.get(one);
      const b = clipped.get(other);
      if (!a || !b || one.contains(other) || other.contains(one)) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > slack && high > slack) tell('overlapping', one, ` and ${nameOf(other)}`);
    }
  }
  return found;
}

/**
 * Everything on the page that sticks out, is cut off, spills out of its button, overlaps, lies under something, or is
 * smaller than `smallest` pixels for a finger. While a sheet is open, only the sheet counts.
 */
export async function misfits(page: Page, smallest = 60): Promise<readonly Misfit[]> {
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate(findMisfits, smallest);
}

/** Waits until nothing on the page moves any more. */
export async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}
