import type { AddressBook } from '../domain/assist/address-book.ts';
import type { Ladder, LadderPerson } from '../domain/assist/ladder.ts';
import type { Fatigue } from '../domain/insight/fatigue.ts';
import type { LocalMoment } from '../domain/catalog/catalog.ts';

/** The ladder and what it can be tried against. */
export interface LadderView {
  /** Without secrets, which no page is told. */
  readonly ladder: Ladder;
  /** Names of hooks and topics that have a secret or a password. */
  readonly secrets: readonly string[];
  readonly from: 'file' | 'manager';
  /** Why the manager's ladder can't be read by this version, and the file's is climbed; null: it can. */
  readonly broken: string | null;
  readonly people: readonly LadderPerson[];
  /** What calls asked of people in the last days. */
  readonly fatigue: Fatigue;
  /** Rings in these days from which somebody was spared. */
  readonly spared: number;
  /** Who was rung how often in the last ten minutes, most first; a pager that is nobody's by its address. */
  readonly rings: readonly { readonly name: string; readonly count: number }[];
  /** Names of people and groups that a rung may name. */
  readonly recipients: readonly string[];
  /** Everything that is paged, by names; devices' own numbers go by themselves. */
  readonly book: AddressBook;
  readonly pagers: readonly { readonly id: string; readonly works: boolean }[];
  readonly printers: readonly { readonly id: string; readonly name: string; readonly works: boolean }[];
  readonly lights: readonly { readonly id: string; readonly works: boolean }[];
  /** On the shop's wall clock; null before a menu named it. */
  readonly moment: LocalMoment | null;
}
