import type { AddressBook } from '../../domain/assist/address-book.ts';
import type { LadderPerson } from '../../domain/assist/ladder.ts';
import type { StaffPerson } from '../../contract/views.ts';

/** People of the shop as far as calls reach them: a pager is theirs when the address book has it under their name. */
export function ladderPeople(
  people: readonly StaffPerson[],
  signedIn: ReadonlySet<string>,
  book: AddressBook,
): readonly LadderPerson[] {
  const names = new Map(Object.keys(book.people).map((name) => [name.toLowerCase(), name]));
  return people.map(({ staffId, name, role, languages, skills, duty }) => ({
    staffId,
    name,
    role,
    languages,
    skills,
    duty,
    reachable: { screen: signedIn.has(staffId), pager: names.get(name.toLowerCase()) ?? null },
  }));
}
