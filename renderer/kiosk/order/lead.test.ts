import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered, led, shownNumber, type Lead, type Said } from './lead.ts';

test('without a touch the engine says the number', () => {
  expect(shownNumber(null, { value: 3, seq: 7 })).toBe(3);
});

test('an answer that overtakes the picture of the order pulls nothing back', () => {
  const before: Said = { value: 3, seq: 7 };
  const lead = answered(led(null, before, 4), true);
  expect(shownNumber(lead, before)).toBe(4);
  expect(shownNumber(lead, { value: 4, seq: 8 })).toBe(4);
});

test('a change that the engine refused is taken back once it has answered', () => {
  const said: Said = { value: 3, seq: 7 };
  const lead = led(null, said, 4);
  expect(shownNumber(lead, said)).toBe(4);
  expect(shownNumber(answered(lead, false), said)).toBe(3);
});

test('what somebody else changes afterwards is shown', () => {
  const lead = answered(led(null, { value: 3, seq: 7 }, 4), true);
  expect(shownNumber(lead, { value: 9, seq: 9 })).toBe(9);
});

/** What can happen next: a finger, an answer on its way, a picture on its way. */
const happenings = fc.array(fc.constantFrom('more', 'less', 'answer', 'picture'), { maxLength: 60 });

test('however answers and pictures come in, a touch counts from what was seen, and the end is what the engine has', () => {
  fc.assert(
    fc.property(happenings, (story) => {
      let lead: Lead | null = null;
      let said: Said = { value: 50, seq: 0 };
      let touched = 50;
      const engine: Said[] = [said];
      let answers = 0;
      let pictures = 1;
      const answer = () => {
        lead = answered(lead, true);
        answers += 1;
      };
      const picture = () => {
        said = engine[pictures] ?? said;
        pictures += 1;
      };
      for (const what of story) {
        if (what === 'answer' && answers < engine.length - 1) answer();
        if (what === 'picture' && pictures < engine.length) picture();
        if (what === 'more' || what === 'less') {
          touched = shownNumber(lead, said) + (what === 'more' ? 1 : -1);
          lead = led(lead, said, touched);
          engine.push({ value: touched, seq: engine.length });
        }
        expect(shownNumber(lead, said)).toBe(touched);
      }
      while (answers < engine.length - 1) answer();
      while (pictures < engine.length) picture();
      expect(shownNumber(lead, said)).toBe(engine.at(-1)?.value);
    }),
  );
});
