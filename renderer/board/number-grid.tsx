import { useCallback, useEffect, useState } from 'react';
import { classes } from '../ui/primitives/class-names.ts';
import { fitNumbers } from './fit-numbers.ts';
import { useText } from './board-text.ts';
import css from './number-grid.module.css';

export interface NumberGridProps {
  readonly numbers: readonly string[];
  /** Numbers that call for attention now. */
  readonly fresh: readonly string[];
  /** Share of the screen's shorter side that one number may take at most. */
  readonly share: number;
  readonly label: string;
}

/** Below this height a figure is not read from 8 m on a usual 43-inch screen of 1080 lines (about 25 mm). */
const SMALLEST_PX = 52;

interface Room {
  readonly width: number;
  readonly height: number;
}

function useRoom(): readonly [(element: HTMLElement | null) => (() => void) | undefined, Room] {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, room];
}

/** Numbers as large as there is room for, in even columns. */
export function NumberGrid({ numbers, fresh, share, label }: NumberGridProps) {
  const { t } = useText();
  const [measure, room] = useRoom();
  const [screenSide, setScreenSide] = useState(720);
  useEffect(() => {
    const look = () => setScreenSide(Math.min(window.innerWidth, window.innerHeight));
    look();
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, []);
  const longest = numbers.reduce((most, number) => Math.max(most, number.length), 2);
  const fit = fitNumbers({
    count: numbers.length,
    longest,
    ...room,
    largest: Math.max(SMALLEST_PX, Math.floor(screenSide * share)),
    smallest: SMALLEST_PX,
  });
  const hidden = numbers.length - fit.shown;
  return (
    <ul
      ref={measure}
      className={css['grid']}
      aria-label={label}
      style={{ gridTemplateColumns: `repeat(${fit.columns}, 1fr)`, gridAutoRows: `${fit.size}px` }}
    >
      {numbers.slice(0, fit.shown).map((number) => (
        <li
          key={number}
          className={classes(css['number'], fresh.includes(number) && css['fresh'])}
          style={{ fontSize: `${fit.size * 0.84}px` }}
        >
          <span className={css['figure']}>{number}</span>
        </li>
      ))}
      {hidden > 0 && (
        <li className={classes(css['number'], css['more'])} style={{ fontSize: `${fit.size * 0.6}px` }}>
          {t('more', { count: hidden })}
        </li>
      )}
    </ul>
  );
}
