import { expect, test } from 'vitest';
import type { Place, SessionView } from '../../contract/views.ts';
import { shownPlace, type WantedPlace } from './optimistic-place.ts';

const menu: Place = { screen: 'menu', categoryId: 'coffee' };
const item: Place = { screen: 'item', itemId: 'latte', lineId: null };
const order: Place = { screen: 'order' };

function at(place: Place): Pick<SessionView, 'sessionId' | 'place'> {
  return { sessionId: 's1', place };
}
function wants(place: Place, settled: boolean): WantedPlace {
  return { sessionId: 's1', place, basis: menu, settled };
}

test('a touch moves at once, before the engine has said anything', () => {
  expect(shownPlace(at(menu), wants(item, false))).toEqual(item);
});
test('an older word of the engine does not pull the finger back', () => {
  expect(shownPlace(at(order), wants(item, false))).toEqual(item);
});
test('once answered, the engine may lead elsewhere, as a scan does', () => {
  expect(shownPlace(at(order), wants(item, true))).toEqual(order);
});
test('an answer that overtakes the view does not flicker', () => {
  expect(shownPlace(at(menu), wants(item, true))).toEqual(item);
});
test('the next customer starts where the engine says', () => {
  expect(shownPlace({ ...at(menu), sessionId: 's2' }, wants(item, false))).toEqual(menu);
});
