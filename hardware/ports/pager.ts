import type { Device } from './device.ts';

/**
 * `sent`: the encoder took the page; it never means that anybody read it.
 * `rejected`: the encoder said no for good (wrong capcode, bad text): do not retry.
 * `failed`: it may work later.
 */
export type PageOutcome =
  | { readonly kind: 'sent'; readonly detail: string }
  | { readonly kind: 'rejected'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** A radio paging encoder. */
export interface StaffPager extends Device {
  /** Sends one page; `text` may be any Unicode and is transliterated to what the protocol carries. */
  readonly page: (capcode: string, text: string) => Promise<PageOutcome>;
}
