import { useEffect, useState } from 'react';
import { indexCatalog, type CatalogIndex } from '../../../domain/catalog/catalog-index.ts';
import { useClient } from '../../ui/client/client.tsx';
import type { CommandFault } from '../../ui/staff/fault-words.ts';

/** The menu of one kiosk, for whoever proposes something from it. */
export interface StationMenu {
  readonly version: number;
  readonly index: CatalogIndex;
  readonly unavailable: ReadonlyMap<string, 'sold-out' | 'not-now'>;
}

export interface KioskMenuState {
  readonly menu: StationMenu | null;
  readonly fault: CommandFault | null;
}

/** Asks the kiosk's own engine what it sells now. */
export function useKioskMenu(kioskId: string): KioskMenuState {
  const { send } = useClient();
  const [state, setState] = useState<KioskMenuState>({ menu: null, fault: null });
  useEffect(() => {
    let wanted = true;
    async function ask() {
      const answer = await send('talk.menu', {}, kioskId);
      // A menu too large for the link: this desk's own is the shop's as well, and the kiosk judges whatever is sent.
      return answer.ok || answer.why !== 'refused' ? answer : send('talk.menu', {});
    }
    void ask().then((answer) => {
      if (!wanted) return;
      if (!answer.ok) return setState({ menu: null, fault: answer });
      const { version, catalog, unavailable } = answer.value;
      return setState({
        menu: { version, index: indexCatalog(catalog), unavailable: new Map(Object.entries(unavailable)) },
        fault: null,
      });
    });
    return () => {
      wanted = false;
    };
  }, [send, kioskId]);
  return state;
}
