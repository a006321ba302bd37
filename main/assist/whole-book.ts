import { type AddressBook, carrierOf } from '../../domain/assist/address-book.ts';

/** A pager device with the numbers that it rings by itself. */
export interface RingingPager {
  readonly id: string;
  readonly capcodes: readonly string[];
  readonly urgentCapcodes: readonly string[];
}

/** The address book with the numbers that pager devices ring by themselves, each under the name that it has or is. */
export function wholeBook(book: AddressBook, pagers: readonly RingingPager[]): AddressBook {
  const own = (which: 'capcodes' | 'urgentCapcodes') =>
    pagers.flatMap((pager) =>
      pager[which].map((to) => {
        const address = { pager: pager.id, to };
        return { ...address, name: carrierOf(book, address) ?? `${pager.id} ${to}` };
      }),
    );
  const usual = own('capcodes');
  const urgent = own('urgentCapcodes');
  return {
    ...book,
    people: {
      ...Object.fromEntries([...usual, ...urgent].map(({ name, pager, to }) => [name, { pager, to }])),
      ...book.people,
    },
    normal: [...book.normal, ...usual.map(({ name }) => name)],
    urgent: [...book.urgent, ...urgent.map(({ name }) => name)],
  };
}
