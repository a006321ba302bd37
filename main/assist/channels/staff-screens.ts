import type { CallSignal } from '../../../contract/station-calls.ts';
import { rings } from '../../../domain/assist/ladder.ts';
import type { Ringing, WayOutcome } from './channel.ts';

/** Somebody signed in on a staff screen that is connected. */
export interface ScreenHolder {
  readonly staffId: string;
  readonly name: string;
}

type ScreenWay = 'screen' | 'sound' | 'notification';

/**
 * What the staff screens are asked to do for each call: colour, sound, a notification of the browser. Pages do it when
 * their next picture says so; that one has shown the call is proven by its own word alone.
 */
export class StaffScreens {
  readonly #holders: () => readonly ScreenHolder[];
  readonly #signals = new Map<string, CallSignal>();

  constructor(holders: () => readonly ScreenHolder[]) {
    this.#holders = holders;
  }

  signal(callId: string): CallSignal | null {
    return this.#signals.get(callId) ?? null;
  }

  forget(callId: string): void {
    this.#signals.delete(callId);
  }

  /** Who is left in peace is shown the call all the same, in silence. */
  ring({ call, screens, peace }: Ringing, ways: readonly ScreenWay[]): readonly WayOutcome[] {
    if (ways.length === 0) return [];
    const reached = onceEach(this.#holders()).filter(({ staffId }) => rings(screens, staffId));
    this.#signals.set(call.callId, {
      ring: (this.#signals.get(call.callId)?.ring ?? 0) + 1,
      sound: ways.includes('sound'),
      notification: ways.includes('notification'),
      staffIds:
        screens.everybody && screens.except.length === 0 ? null : reached.map(({ staffId }) => staffId),
      hushed: peace.hushed(reached.map(({ staffId }) => staffId)),
      urgent: call.urgent,
    });
    return ways.flatMap((channel) => {
      if (channel === 'screen') return this.#shown(channel, reached);
      const held = reached.flatMap((holder) => {
        const rest = peace.hold({ staffId: holder.staffId, who: holder.staffId, name: holder.name }, channel);
        return rest === null ? [] : [{ ...holder, rest }];
      });
      const rung = reached.filter(({ staffId }) => !held.some((each) => each.staffId === staffId));
      for (const { staffId } of rung) peace.rang(staffId, channel);
      return [
        ...(held.length > 0 && rung.length === 0 ? [] : this.#shown(channel, rung)),
        ...held.map(({ name, rest }): WayOutcome => ({ channel, target: name, outcome: 'held', ...rest })),
      ];
    });
  }

  #shown(channel: ScreenWay, reached: readonly ScreenHolder[]): readonly WayOutcome[] {
    const names = reached.map(({ name }) => name);
    return [
      names.length === 0
        ? { channel, target: '', outcome: 'nobody', detail: 'nobody whom it is meant for is signed in' }
        : {
            channel,
            target: names.join(', '),
            outcome: 'sent',
            detail: 'to the screens where they are signed in',
          },
    ];
  }
}

/** People, however many screens they have. */
function onceEach(holders: readonly ScreenHolder[]): readonly ScreenHolder[] {
  return [...new Map(holders.map((holder) => [holder.staffId, holder])).values()];
}
