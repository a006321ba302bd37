import type { Ringing, WayOutcome } from './channel.ts';

/** The customer is told to go to the counter: their screen draws it from the call itself. */
export function counterOutcome({ call }: Ringing): readonly WayOutcome[] {
  const detail = call.counterAt === null ? 'not told' : `the order waits there as ${call.code}`;
  return [{ channel: 'counter', target: call.kioskName, outcome: 'done', detail }];
}
