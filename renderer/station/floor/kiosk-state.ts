import type { FloorEntry } from '../../../contract/floor.ts';
import type { StationView } from '../../../contract/views.ts';
import { levelOf, type CallLevel } from '../../../domain/assist/call-level.ts';

type Call = StationView['calls'][number];

/** A kiosk on the plan, gravest first: nothing is heard of it, it calls, it is closed, somebody orders, nobody is there. */
export type KioskState =
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'calling';
      readonly level: CallLevel;
      readonly call: Call;
      /** Somebody is on the way. */
      readonly taken: boolean;
    }
  | { readonly kind: 'closed' }
  | { readonly kind: 'ordering' }
  | { readonly kind: 'idle' };

/** `calls` in the order in which staff should go; the first one of a kiosk speaks for it. */
export function kioskState(kiosk: FloorEntry, calls: readonly Call[]): KioskState {
  const own = calls.filter(({ kioskId }) => kioskId === kiosk.kioskId);
  const call = own.find(({ acceptedBy }) => acceptedBy === null) ?? own[0];
  if (call !== undefined)
    return { kind: 'calling', level: levelOf(call), call, taken: call.acceptedBy !== null };
  if (kiosk.link === 'gone') return { kind: 'gone' };
  if (!kiosk.service) return { kind: 'closed' };
  return { kind: kiosk.step === 'attract' ? 'idle' : 'ordering' };
}
