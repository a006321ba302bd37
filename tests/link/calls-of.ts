import { join } from 'node:path';
import { DeskStore } from '../../db/desk-store.ts';
import { openDeskDatabase } from '../../db/open-database.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { canonicalText } from '../../domain/canonical.ts';
import type { Shop } from '../harness/with-shop.ts';

/** Every call that is on the disk of an engine, by id. */
export function callsOnDisk(data: string): ReadonlyMap<string, AssistCall> {
  const db = openDeskDatabase(join(data, 'desk.db'));
  try {
    const calls = new DeskStore(db).raised(0, Number.MAX_SAFE_INTEGER);
    return new Map(calls.map((call) => [call.callId, call]));
  } finally {
    db.close();
  }
}

/** Where hub and kiosk do not know the same of a kiosk's calls, in words; empty: they do. */
export function differences(shop: Shop): readonly string[] {
  const atHub = callsOnDisk(shop.hub.data);
  return shop.kiosks.flatMap((kiosk) => {
    const atKiosk = callsOnDisk(kiosk.data);
    const ids = new Set([
      ...atKiosk.keys(),
      ...[...atHub.values()].filter((call) => call.kioskId === kiosk.id).map((call) => call.callId),
    ]);
    return [...ids].flatMap((callId) => {
      const here = atKiosk.get(callId);
      const there = atHub.get(callId);
      if (there?.causeKey === 'kiosk-silent') return [];
      if (here === undefined) return [`${callId} of ${kiosk.id} is only at the hub: ${there?.state}`];
      if (there === undefined) return [`${callId} of ${kiosk.id} is not at the hub: ${here.state}`];
      if (canonicalText(here) === canonicalText(there)) return [];
      const fields = Object.keys(here).filter(
        (key) => canonicalText(Reflect.get(here, key)) !== canonicalText(Reflect.get(there, key)),
      );
      return [
        `${callId} of ${kiosk.id} differs in ${fields
          .map(
            (key) =>
              `${key}: ${canonicalText(Reflect.get(here, key))} / ${canonicalText(Reflect.get(there, key))}`,
          )
          .join(', ')}`,
      ];
    });
  });
}
