import type { CarriedOrder } from '../../contract/link-handover.ts';
import type { IdentifiedNotice } from '../../domain/order/order-types.ts';
import { stepOf } from '../../domain/order/order-snapshot.ts';
import type { LiveCatalog, Menu } from '../catalog/live-catalog.ts';
import type { IdSource } from '../ids.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import { refreshLines } from '../ordering/order-review.ts';
import type { SessionHost } from '../ordering/session-host.ts';

export interface LandingDeps {
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly ids: IdSource;
  readonly kioskId: string;
  readonly kiosk: () => Pick<KioskCommands, 'current'>;
}

/**
 * `busy`: somebody else's order is on the screen. `taken`: `claim` said no. `not-here`: this kiosk's menu has nothing of
 * it, or does not sell it so.
 */
export type Landing =
  | { readonly kind: 'landed'; readonly sessionId: string }
  | { readonly kind: 'busy' | 'taken' | 'not-here' };

/** Whether an order may come on the screen now without anybody losing theirs. */
export function isScreenFree({ kiosk }: Pick<LandingDeps, 'kiosk'>): boolean {
  const current = kiosk().current();
  if (current === null) return true;
  const step = stepOf(current.snapshot.value);
  if (step === 'starting' || step === 'parked' || step === 'done' || step === 'closed') return true;
  return step === 'browsing' && current.snapshot.context.lines.length === 0;
}

/**
 * Puts an order that waited on this screen, as the menu has it now; what is otherwise is said. `claim` runs in the very
 * step that does it: the order is here when it said yes, and nowhere when not.
 */
export function landOrder(
  deps: LandingDeps,
  order: CarriedOrder,
  actor: string,
  claim: (sessionId: string) => boolean,
): Landing {
  const { host, live, ids, kioskId, kiosk } = deps;
  const menu = live.menu();
  const fitted = menu === null ? null : fit(order, menu, ids);
  if (fitted === null) return { kind: 'not-here' };
  if (!isScreenFree(deps)) return { kind: 'busy' };
  const current = kiosk().current();
  if (current !== null)
    host.step(current.sessionId, actor, {
      type: stepOf(current.snapshot.value) === 'done' ? 'finished' : 'startedOver',
    });
  if (kiosk().current() !== null) return { kind: 'busy' };
  const sessionId = host.open(kioskId, fitted.language);
  let claimed = true;
  const outcome = host.decide(sessionId, actor, () => {
    claimed = claim(sessionId);
    const notice = { kind: 'fetched-order', noticeId: ids.uuid() } as const;
    // An event that does not fit takes the whole step back.
    return claimed ? { type: 'order.fetched', ...fitted, notice } : { type: 'reopened' };
  });
  if (outcome.accepted) return { kind: 'landed', sessionId };
  host.step(sessionId, actor, { type: 'startedOver' });
  return { kind: 'taken' };
}

function fit(
  order: CarriedOrder,
  menu: Menu,
  ids: IdSource,
): (CarriedOrder & { readonly changes: readonly IdentifiedNotice[] }) | null {
  const { shop } = menu.index.catalog;
  const { lines, notices } = refreshLines(order.lines, menu, ids);
  if (lines.length === 0) return null;
  if (order.orderType !== null && !shop.orderTypes.includes(order.orderType)) return null;
  if (order.orderType === null && shop.orderTypes.length > 0) return null;
  const language = shop.languages.includes(order.language)
    ? order.language
    : (shop.languages[0] ?? order.language);
  return { lines, orderType: order.orderType, language, discount: order.discount, changes: notices };
}
