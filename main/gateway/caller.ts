import type { Audience, Screen } from '../../contract/wire.ts';
import type { StaffRow } from '../../db/staff-store.ts';

/** Who speaks: decided by the adapter (cookie, control key, test), never by the message. */
export interface Caller {
  readonly audience: Audience;
  readonly screen: Screen;
  /** The person signed in there. */
  readonly staff: StaffRow | null;
  /** The person whose page it is while it is locked: they speak again once their PIN was typed. */
  readonly holder?: StaffRow;
  /** Names the browser among others without its secret; null for the technician's tool. */
  readonly sessionKey: string | null;
}

/** How the journal and the audit trail name a caller. */
export function actorOf(caller: Caller): string {
  return caller.staff?.staff_id ?? caller.screen;
}
