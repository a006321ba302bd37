import type { StaffRow } from '../../db/staff-store.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Caller } from './caller.ts';

/** Does what needs a person by name; the door lets nobody else so far, and this says so once more. */
export function withStaff<T>(caller: Caller, work: (staff: StaffRow) => T): T | Refusal {
  return caller.staff === null ? refuse('signed-out', 'sign in first') : work(caller.staff);
}
