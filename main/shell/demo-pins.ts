import { demoPeople } from '../demo-people.ts';
import type { DemoPin } from './announce.ts';

/** What the shell may tell everybody in a demo shop. */
export const demoPins: readonly DemoPin[] = demoPeople.map(({ name, role, pin }) => ({ name, role, pin }));
