import type { Migration } from '../../migrate.ts';

/** Calls are asked for by when they were raised: the last one at every start, and those of a week for its figures. */
export const whenRaised: Migration = {
  version: 5,
  name: 'when raised',
  sql: 'CREATE INDEX assist_call_raised ON assist_call (raised_at);',
};
