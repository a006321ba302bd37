/** A pager that somebody carries: which encoder reaches it, and what that encoder calls it. */
export interface PagerAddress {
  /** The id of a pager device. */
  readonly pager: string;
  readonly to: string;
}

/** The shop's pagers by the names of people and groups, and whom a call rings. */
export interface AddressBook {
  readonly people: Readonly<Record<string, PagerAddress>>;
  /** Names of people and of other groups. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Rung by every call. */
  readonly normal: readonly string[];
  /** Rung as well once a call is urgent. */
  readonly urgent: readonly string[];
}

export const emptyAddressBook: AddressBook = { people: {}, groups: {}, normal: [], urgent: [] };

/** A pager to ring, and whose it is when the book knows. */
export interface Recipient extends PagerAddress {
  readonly name: string | null;
}

/** Whom a call rings, each pager once, in the order of the book. A name that is not there rings nobody. */
export function recipientsOf(book: AddressBook, urgent: boolean): readonly Recipient[] {
  return namedRecipients(book, urgent ? [...book.normal, ...book.urgent] : book.normal);
}

/** The pagers behind some names of people and groups, each once. A name that is not there rings nobody. */
export function namedRecipients(book: AddressBook, names: readonly string[]): readonly Recipient[] {
  const found = new Map<string, Recipient>();
  const seen = new Set<string>();
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const person = lookUp(book.people, name);
    if (person !== undefined) {
      const key = `${person.pager} ${person.to}`;
      if (!found.has(key)) found.set(key, { ...person, name });
    }
    for (const member of lookUp(book.groups, name) ?? []) add(member);
  };
  for (const name of names) add(name);
  return [...found.values()];
}

/** Whose pager this is; null when the book does not say. */
export function carrierOf(book: AddressBook, { pager, to }: PagerAddress): string | null {
  const found = Object.entries(book.people).find(
    ([, address]) => address.pager === pager && address.to === to,
  );
  return found?.[0] ?? null;
}

/** What is wrong with a book, with the place of each: a name that is nobody's, and one that is a person's and a group's. */
export function addressBookFaults(
  book: AddressBook,
): readonly { readonly path: readonly (string | number)[]; readonly message: string }[] {
  const known = (name: string): boolean =>
    lookUp(book.people, name) !== undefined || lookUp(book.groups, name) !== undefined;
  const lists = [
    ...Object.entries(book.groups).map(([name, names]) => ({ path: ['groups', name], names })),
    { path: ['normal'], names: book.normal },
    { path: ['urgent'], names: book.urgent },
  ];
  return [
    ...Object.keys(book.groups)
      .filter((name) => lookUp(book.people, name) !== undefined)
      .map((name) => ({ path: ['groups', name], message: `'${name}' is a person already` })),
    ...lists.flatMap(({ path, names }) =>
      names.flatMap((name, at) =>
        known(name)
          ? []
          : [
              {
                path: [...path, at],
                message: `'${name}' is neither a person nor a group of the address book`,
              },
            ],
      ),
    ),
  ];
}

function lookUp<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
