import { describe, expect, test } from 'vitest';
import {
  type AddressBook,
  addressBookFaults,
  carrierOf,
  emptyAddressBook,
  recipientsOf,
} from './address-book.ts';

const book: AddressBook = {
  people: {
    Anna: { pager: 'box', to: '105' },
    Ben: { pager: 'box', to: '106' },
    'Anna’s spare': { pager: 'box', to: '105' },
    Boss: { pager: 'espa', to: '1' },
  },
  groups: { floor: ['Anna', 'Ben'], all: ['floor', 'Boss', 'all'] },
  normal: ['floor', 'Anna’s spare'],
  urgent: ['all'],
};

describe('the address book', () => {
  test('rings each pager once, the urgent ones only for an urgent call, through groups of groups', () => {
    expect(recipientsOf(book, false).map(({ name }) => name)).toEqual(['Anna', 'Ben']);
    expect(recipientsOf(book, true)).toEqual([
      { name: 'Anna', pager: 'box', to: '105' },
      { name: 'Ben', pager: 'box', to: '106' },
      { name: 'Boss', pager: 'espa', to: '1' },
    ]);
    expect(recipientsOf(emptyAddressBook, true)).toEqual([]);
  });

  test('knows whose pager it is', () => {
    expect(carrierOf(book, { pager: 'box', to: '106' })).toBe('Ben');
    expect(carrierOf(book, { pager: 'espa', to: '106' })).toBeNull();
  });

  test('says which name is nobody’s, and where', () => {
    expect(addressBookFaults(book)).toEqual([]);
    const wrong = { ...book, groups: { Anna: ['Ben'] }, normal: ['floor'], urgent: ['toString', 'Ben'] };
    expect(addressBookFaults(wrong)).toEqual([
      { path: ['groups', 'Anna'], message: "'Anna' is a person already" },
      { path: ['normal', 0], message: "'floor' is neither a person nor a group of the address book" },
      { path: ['urgent', 0], message: "'toString' is neither a person nor a group of the address book" },
    ]);
  });
});
