import { expect, test } from 'vitest';
import { readTicketText, writeTicketText } from '../../../domain/ticket/ticket-text.ts';
import { centred, writtenIn } from './written-lines.ts';

test('what was typed comes back, is what the engine takes, and stands in the middle', () => {
  const typed = 'Corner shop\n\nOpen till nine\n欢迎光临';
  expect(writtenIn(centred(typed))).toBe(typed);
  expect(readTicketText(writeTicketText(centred(typed))).ok).toBe(true);
  expect(centred(typed)[0]).toEqual({ kind: 'text', text: 'Corner shop', align: 'center' });
});

test('empty lines at the end are no paper', () => {
  expect(centred('')).toEqual([]);
  expect(centred('a\r\n\r\n\n')).toHaveLength(1);
});

test('as many lines as a person can type are never too many for the engine', () => {
  expect(readTicketText(writeTicketText(centred('a\n'.repeat(200)))).ok).toBe(true);
});
