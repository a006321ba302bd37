import type { Page } from './page.ts';
import type { Acknowledged } from './visit.ts';

const MIA = '1111';

/** A person of staff who sees every call, goes there and ends it, unless the machine ends it by itself. */
export function staffAtWork(
  station: Page<'station'>,
  acknowledged: Acknowledged,
): { readonly goHome: () => Promise<void> } {
  let working = true;
  const seen = new Set<string>();

  async function look(): Promise<void> {
    const view = station.view();
    if (view === null) return;
    if (view.me === null) {
      await station.send('staff.signIn', { pin: MIA });
      return;
    }
    const unseen = view.calls.filter((call) => call.state === 'raised').map((call) => call.callId);
    if (unseen.length > 0) await station.send('assist.seen', { callIds: unseen });
    for (const { callId, cause, acceptedBy } of view.calls) {
      // An unknown payment ends by the terminal's own answer.
      if (cause === 'payment-unknown') continue;
      if (acceptedBy === null) {
        await station.send('assist.accept', { callId });
        continue;
      }
      if (!seen.has(callId)) {
        seen.add(callId);
        continue;
      }
      const answer = await station.send('assist.resolve', { callId, reason: 'other', note: '' });
      if (answer !== 'no-answer' && answer.ok) acknowledged.resolved.add(callId);
    }
  }

  const day = (async () => {
    while (working) {
      await look();
      await station.change(150);
    }
  })();
  return {
    goHome: async () => {
      working = false;
      await day;
    },
  };
}
