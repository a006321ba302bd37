import type { Caller } from '../gateway/caller.ts';
import { actorOf } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import type { ShopFloor } from '../shop-floor.ts';
import type { LadderSetup } from './ladder-setup.ts';

/** The manager's ladder. */
export function ladderHandlers(
  setup: LadderSetup,
  shop: ShopFloor,
): Pick<Handlers, 'ladder.save' | 'ladder.reset'> {
  return {
    'ladder.save': ({ ladder }, caller: Caller) =>
      shop.changed(setup.save(ladder, actorOf(caller)), 'manager'),
    'ladder.reset': (_input, caller) => shop.changed(setup.reset(actorOf(caller)), 'manager'),
  };
}
