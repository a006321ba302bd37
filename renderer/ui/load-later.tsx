import { lazy, Suspense, type ComponentType } from 'react';

const AGAIN_MS = 1_000;

/**
 * A component whose code is loaded when it is drawn for the first time. The engine may be starting again just then: it
 * is asked until it answers, and until then nothing is drawn.
 */
export function loadLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const whenThere = (): Promise<{ default: ComponentType<Props> }> =>
    load().then(
      (component) => ({ default: component }),
      () => new Promise<void>((resolve) => setTimeout(resolve, AGAIN_MS)).then(whenThere),
    );
  const Loaded = lazy(whenThere);
  return function Later(props: Props) {
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
