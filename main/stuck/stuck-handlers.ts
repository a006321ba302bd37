import type { OfferSum } from '../../domain/insight/day-sum.ts';
import { offerFigures } from '../../domain/insight/offers.ts';
import { actorOf } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import type { StuckWatch } from './stuck-watch.ts';

const DAYS = 30;

type StuckHandlers = Pick<Handlers, 'stuck.refuse' | 'stuck.rules' | 'stuck.setRules'>;

/** @param offers the hands that the shop offered in so many last days */
export function stuckHandlers(
  watch: StuckWatch,
  offers: (days: number) => Promise<readonly OfferSum[]>,
): StuckHandlers {
  return {
    'stuck.refuse': (input) => watch.refused(input.offerId),
    'stuck.rules': async () => ({
      rules: watch.rules(),
      days: DAYS,
      figures: offerFigures(await offers(DAYS)),
    }),
    'stuck.setRules': (input, caller) => {
      watch.setRules(input.rules, actorOf(caller));
      return null;
    },
  };
}
