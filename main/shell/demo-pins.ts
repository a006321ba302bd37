import type { DemoPin } from './announce.ts';

export const demoPins: readonly DemoPin[] = [];
