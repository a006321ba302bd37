import type { KioskView, OrderStep, Place } from '../../contract/views.ts';

export type ScreenName =
  | 'loading'
  | 'closed'
  | 'attract'
  | 'type'
  | 'menu'
  | 'item'
  | 'order'
  | 'review'
  | 'pay'
  | 'declined'
  | 'checking'
  | 'done'
  | 'parked';

const byStep: Readonly<Record<Exclude<OrderStep, 'browsing'>, ScreenName>> = {
  starting: 'type',
  reviewing: 'review',
  paying: 'pay',
  declined: 'declined',
  checking: 'checking',
  done: 'done',
  parked: 'parked',
};

/** Which screen a view asks for. A customer in the middle of something finishes it before the kiosk closes. */
export function chooseScreen(view: KioskView, hasMenu: boolean, place: Place | undefined): ScreenName {
  const { session, service } = view;
  if (session === null) {
    if (!service.open) return 'closed';
    return hasMenu ? 'attract' : 'loading';
  }
  if (!hasMenu) return 'loading';
  return session.step === 'browsing' ? (place ?? session.place).screen : byStep[session.step];
}
