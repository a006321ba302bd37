import type { FloorEntry } from '../../contract/floor.ts';
import type { StationView } from '../../contract/views.ts';

/** The kiosk of this engine where others stand beside it: what only it keeps should say whose it is. */
export function ownAmongSeveral({ kiosks }: Pick<StationView, 'kiosks'>): FloorEntry | null {
  return kiosks.length > 1 ? (kiosks.find(({ link }) => link === 'own') ?? null) : null;
}
