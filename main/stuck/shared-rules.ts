import { stuckRulesInput } from '../../contract/stuck-commands.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { SettingStore } from '../../db/setting-store.ts';
import { errorWords } from '../error-words.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Log } from '../log.ts';
import type { StuckWatch } from './stuck-watch.ts';

const TOLD = 'stuckRulesTold';

/** Under this name the books of a kiosk say who changed its rules. */
const HUB = 'hub';

export interface SharedRules {
  /** The rules may be others now. */
  readonly soon: () => void;
  /** Begins to tell; gives the way to end it. */
  readonly start: () => () => void;
}

/**
 * The manager sets the rules once, at the hub: every kiosk of the shop offers a hand by them, also one that joins or
 * comes back later. A kiosk keeps the newest that it was told.
 */
export function shareRules(deps: {
  readonly watch: Pick<StuckWatch, 'rules' | 'setRules' | 'rulesAreSet'>;
  readonly link: ShopLink;
  readonly settings: Pick<SettingStore, 'get' | 'set'>;
  readonly log: Log;
}): SharedRules {
  const { watch, link, settings } = deps;
  link.onSaid('stuck-rules', (body, { kioskId }) => {
    const said = stuckRulesInput.safeParse(body);
    if (!said.success) return Promise.resolve({ unread: said.error.issues[0]?.message ?? 'no rules' });
    if (kioskId !== null) return Promise.resolve({ unread: 'rules are the hub’s to set' });
    watch.setRules(said.data, HUB);
    return Promise.resolve(undefined);
  });
  let telling = false;

  async function tell(): Promise<void> {
    const rules = watch.rules();
    const text = JSON.stringify(rules);
    const stored = settings.get(TOLD);
    const told: Record<string, string> = stored === null ? {} : readOwnJson<Record<string, string>>(stored);
    for (const { kioskId } of link.floors()) {
      if (told[kioskId] === text) continue;
      if ((await link.say('stuck-rules', rules, kioskId)) === 'no-peer') continue;
      told[kioskId] = text;
      settings.set(TOLD, JSON.stringify(told));
    }
  }

  function soon(): void {
    // Rules that nobody ever set are the same everywhere.
    if (telling || link.role !== 'hub' || !watch.rulesAreSet()) return;
    telling = true;
    setImmediate(() => {
      void tell()
        .catch((error: unknown) =>
          deps.log('engine.fault', { where: 'stuck rules', message: errorWords(error) }),
        )
        .finally(() => {
          telling = false;
        });
    });
  }

  return {
    soon,
    start() {
      soon();
      return link.onChange(soon);
    },
  };
}
