import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Stores } from '../../stores.ts';

const KEY = 'handover.phone-key';

/** 144 bits: nobody guesses one, and the code on the screen stays coarse enough for any camera. */
const TOKEN_BYTES = 18;

/** What the address of a ticket's page ends with. Whoever has it may read that page and do nothing. */
export class TicketTokens {
  readonly #stores: Pick<Stores, 'settings'>;
  #secret: string | null = null;

  constructor(stores: Pick<Stores, 'settings'>) {
    this.#stores = stores;
  }

  /** The same for a ticket as long as this kiosk keeps its files; known to nobody who does not have them. */
  token(ticketId: string): string {
    const digest = createHmac('sha256', this.#key()).update(`ticket page ${ticketId}`).digest();
    return digest.subarray(0, TOKEN_BYTES).toString('base64url');
  }

  /** What the hub is told of it: enough to know the token when a phone brings it, not enough to make it. */
  mark(ticketId: string): string {
    return markOf(this.token(ticketId));
  }

  #key(): string {
    if (this.#secret !== null) return this.#secret;
    const known = this.#stores.settings.get(KEY);
    const secret = known ?? randomBytes(32).toString('base64url');
    if (known === null) this.#stores.settings.set(KEY, secret);
    this.#secret = secret;
    return secret;
  }
}

export function markOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
