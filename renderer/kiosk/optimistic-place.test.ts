import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place, SessionView } from '../../contract/views.ts';
import { moved, settled, shownPlace, type WantedPlace } from './optimistic-place.ts';

type At = Pick<SessionView, 'sessionId' | 'place' | 'seq'>;

const menu: Place = { screen: 'menu', categoryId: 'coffee' };
const item: Place = { screen: 'item', itemId: 'latte', lineId: null };
const order: Place = { screen: 'order' };

function at(place: Place, seq = 7): At {
  return { sessionId: 's1', place, seq };
}
/** A finger that moved from the menu at event 7. */
function wants(place: Place): WantedPlace {
  return moved(null, at(menu), place);
}

test('a touch moves at once, before the engine has said anything', () => {
  expect(shownPlace(at(menu), wants(item))).toEqual(item);
});
test('an older word of the engine does not pull the finger back', () => {
  expect(shownPlace(at(order), wants(item))).toEqual(item);
});
test('once answered, the engine may lead elsewhere, as a scan does', () => {
  expect(shownPlace(at(order, 9), settled(wants(item), item, true))).toEqual(order);
});
test('an answer that overtakes the view does not flicker', () => {
  expect(shownPlace(at(menu), settled(wants(item), item, true))).toEqual(item);
});
test('a picture of the first of two moves does not pull the second back when both are answered', () => {
  const both = settled(settled(moved(wants(item), at(menu), order), item, true), order, true);
  expect(shownPlace(at(item, 8), both)).toEqual(order);
  expect(shownPlace(at(order, 9), both)).toEqual(order);
});
test('a picture of what was put into the order just before does not go back to where it was chosen', () => {
  const back = settled(moved(null, at(item), menu), menu, true);
  expect(shownPlace(at(item, 8), back)).toEqual(menu);
  expect(shownPlace(at(menu, 9), back)).toEqual(menu);
});
test('a move that is refused is taken back', () => {
  expect(shownPlace(at(menu), settled(wants(item), item, false))).toEqual(menu);
});
test('the next customer starts where the engine says', () => {
  expect(shownPlace({ ...at(menu), sessionId: 's2' }, wants(item))).toEqual(menu);
});

/** What can happen next: a finger, an answer on its way, a picture on its way. */
const happenings = fc.array(fc.constantFrom(menu, item, order, 'answer', 'picture'), { maxLength: 40 });

test('however answers and pictures come in, the finger is where it went, and in the end so is the engine', () => {
  fc.assert(
    fc.property(happenings, (story) => {
      const engine: At[] = [at(menu, 0)];
      const asked: Place[] = [];
      let picture = 0;
      let answers = 0;
      let touched: Place = menu;
      let wanted: WantedPlace | null = null;
      const seen = () => engine[picture] ?? at(menu, 0);
      const answer = () => {
        const place = asked[answers];
        if (place !== undefined) wanted = settled(wanted, place, true);
        answers += 1;
      };
      for (const what of story) {
        if (what === 'answer' && answers < asked.length) answer();
        if (what === 'picture') picture = Math.min(picture + 1, engine.length - 1);
        if (typeof what === 'object') {
          touched = what;
          wanted = moved(wanted, seen(), what);
          asked.push(what);
          engine.push(at(what, engine.length));
        }
        expect(shownPlace(seen(), wanted)).toEqual(touched);
      }
      while (answers < asked.length) answer();
      picture = engine.length - 1;
      expect(shownPlace(seen(), wanted)).toEqual(touched);
    }),
  );
});
