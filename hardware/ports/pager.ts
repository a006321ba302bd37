import type { Device, DeviceFault } from './device.ts';

export interface Page {
  /** What the box calls a pager or a group of them. */
  readonly to: string;
  /** Any Unicode; transliterated and cut to what the protocol carries. */
  readonly text: string;
  /** `urgent` goes before normal pages that still wait here, and is said to boxes that know it. */
  readonly priority: PagePriority;
}

export type PagePriority = 'normal' | 'urgent';

/** `accepted`: the box said that it took the page. `none`: bytes left, and the protocol has no answer. */
export type PageProof = 'accepted' | 'none';

/** Why a page did not go out, told apart because the next try differs; the first five are the box's own fault. */
export type PageFailure =
  | Extract<DeviceFault, 'gone' | 'no-answer' | 'garbled' | 'busy' | 'refused'>
  /** Too many pages wait already. */
  | 'queue-full'
  /** The driver was closed. */
  | 'closed';

/** Why a box will never take this page. */
export type PageRefusal = 'no-such-pager' | 'bad-text' | 'not-able' | 'unexplained';

/**
 * `sent`: the encoder took the page, or with proof `none` only that the bytes left; it never means that anybody read it.
 * `rejected`: the encoder said no for good (wrong capcode, bad text): do not retry.
 * `failed`: it may work later.
 */
export type PageOutcome =
  | { readonly kind: 'sent'; readonly proof: PageProof; readonly detail: string }
  | { readonly kind: 'rejected'; readonly reason: PageRefusal; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: PageFailure; readonly detail: string };

/** What a box can do, by its protocol. */
export interface PagerAbilities {
  /** It can be told that a page needs nobody any more. */
  readonly cancel: boolean;
  /** It knows urgent from normal. */
  readonly priority: boolean;
  /** The best that `sent` can mean. */
  readonly proof: PageProof;
}

/** A radio paging encoder, or a gateway to one. */
export interface StaffPager extends Device {
  readonly abilities: PagerAbilities;
  /** Sends one page. Resolves; never throws for the physical world. */
  readonly page: (page: Page) => Promise<PageOutcome>;
  /** Takes back what was sent to a pager; `rejected` as `not-able` without the ability. */
  readonly cancel: (to: string) => Promise<PageOutcome>;
}
