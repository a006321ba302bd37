import { useEffect, useState } from 'react';
import { usePreferences } from '../ui/staff/staff-root.tsx';

/** How many columns the page has: in the hand, on a tablet or desk, on a wall. */
export type Layout = 1 | 2 | 3;

/** CSS px at 100 % text; large letters want the width of a smaller screen. */
const TWO_FROM = 1000;
const THREE_FROM = 1600;

export function layoutFor(width: number, textPercent: number): Layout {
  const room = (width * 100) / textPercent;
  return room >= THREE_FROM ? 3 : room >= TWO_FROM ? 2 : 1;
}

/** Where words of this size leave no room for one row of tabs, in CSS px. */
const HAND_TO = 640;

/** Whether the tabs are one menu: in the hand, over large letters. */
export function tabsAreMenu(width: number, textPercent: number): boolean {
  return width <= HAND_TO && textPercent >= 150;
}

/** Follows the window and the size of the letters. */
export function useLayout(): Layout {
  const { textPercent } = usePreferences().preferences;
  return layoutFor(useWidth(), textPercent);
}

/** The same of how the tabs look. */
export function useTabsAreMenu(): boolean {
  const { textPercent } = usePreferences().preferences;
  return tabsAreMenu(useWidth(), textPercent);
}

function useWidth(): number {
  const [width, setWidth] = useState(() => (typeof window === 'undefined' ? 0 : window.innerWidth));
  useEffect(() => {
    const follow = () => setWidth(window.innerWidth);
    follow();
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return width;
}
