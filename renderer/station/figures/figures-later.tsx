import { lazy, Suspense } from 'react';

// Only who runs a shift has it: nobody else's station loads it.
const Figures = lazy(() =>
  import('./shift-figures.tsx').then(({ ShiftFigures }) => ({ default: ShiftFigures })),
);

export function FiguresLater() {
  return (
    <Suspense fallback={null}>
      <Figures />
    </Suspense>
  );
}
