import type { StuckFigures } from '../../contract/stuck-commands.ts';
import type { OfferCount, OfferOutcome } from '../../db/stuck-store.ts';
import { stuckSigns } from '../../domain/assist/stuck.ts';
import type { Clock } from '../clock.ts';
import { actorOf } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import type { Stores } from '../stores.ts';
import type { StuckWatch } from './stuck-watch.ts';

const DAYS = 30;
const DAY_MS = 24 * 3_600_000;

type StuckHandlers = Pick<Handlers, 'stuck.refuse' | 'stuck.rules' | 'stuck.setRules'>;

export function stuckHandlers(watch: StuckWatch, stores: Stores, clock: Clock): StuckHandlers {
  return {
    'stuck.refuse': (input) => watch.refused(input.offerId),
    'stuck.rules': () => ({
      rules: watch.rules(),
      days: DAYS,
      figures: figuresOf(stores.stuck.counts(clock.now() - DAYS * DAY_MS)),
    }),
    'stuck.setRules': (input, caller) => {
      watch.setRules(input.rules, actorOf(caller));
      return null;
    },
  };
}

/** One line for each sign that was ever offered a hand for, in the order in which signs are looked for. */
export function figuresOf(counts: readonly OfferCount[]): readonly StuckFigures[] {
  return stuckSigns
    .map((sign) => {
      const mine = counts.filter((each) => each.sign === sign);
      const ended = (...outcomes: readonly (OfferOutcome | null)[]) =>
        mine.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, { count }) => sum + count, 0);
      return {
        sign,
        made: mine.reduce((sum, { count }) => sum + count, 0),
        called: ended('called'),
        wentOn: ended('went-on'),
        notWanted: ended('not-wanted'),
        noAnswer: ended('ignored', 'gone'),
      };
    })
    .filter(({ made }) => made > 0);
}
