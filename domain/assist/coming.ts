import type { AssistCall } from './call.ts';
import { helpState } from './help-state.ts';

/**
 * Who comes to a visit, or is there, for what a machine called about: whoever presses Help meanwhile is not told less
 * than that.
 */
export function comingTo(
  open: readonly AssistCall[],
  kioskId: string,
  sessionId: string | null,
): AssistCall | undefined {
  const near = open.filter((call) => {
    if (call.kioskId !== kioskId || call.sessionId !== sessionId || call.drill) return false;
    return call.cause !== 'help' && nearness(call) > 0;
  });
  return sessionId === null ? undefined : near.toSorted((a, b) => nearness(b) - nearness(a))[0];
}

/** 0: nobody is proven to come to whoever stands at the kiosk. */
function nearness(call: AssistCall): number {
  switch (helpState(call, 0)) {
    case 'arrived':
      return 2;
    case 'accepted':
      return 1;
    default:
      return 0;
  }
}
