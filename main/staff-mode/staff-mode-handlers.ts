import type { staffModeCommands } from '../../contract/staff-mode-commands.ts';
import { actorOf } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import { withStaff } from '../gateway/with-staff.ts';
import type { ShopFloor } from '../shop-floor.ts';

export function staffModeHandlers(shop: ShopFloor): Pick<Handlers, keyof typeof staffModeCommands> {
  const { staffMode, badges, pause, parked, acts } = shop.atKiosk;
  return {
    'staffMode.open': (input, caller) => staffMode.openByPin(caller, input.pin),
    'staffMode.touch': (_input, caller) => shop.changed(staffMode.touch(caller), 'kiosk'),
    'staffMode.close': (_input, caller) => staffMode.close(caller),
    'staffMode.look': () => ({
      devices: shop.deviceHealth().devices,
      orders: shop.newestOrders(),
      parked: parked.list(),
    }),
    'staff.badge': (input, caller) => badges.assign(input.staffId, input.code, actorOf(caller)),
    'visit.setLine': (input, caller) => withStaff(caller, (staff) => acts.setLine(input, staff)),
    'visit.void': (input, caller) => withStaff(caller, (staff) => acts.void(input, staff)),
    'visit.setAside': (input, caller) =>
      withStaff(caller, (staff) => parked.setAside(input.sessionId, input.to, staff)),
    'parked.list': () => ({ orders: parked.list() }),
    'parked.fetch': (input, caller) => withStaff(caller, (staff) => parked.fetch(input.code, staff)),
    'parked.close': (input, caller) =>
      withStaff(caller, (staff) => shop.changed(parked.close(input.code, input.reason, staff), 'station')),
    'kiosk.pause': (input, caller) => pause.set(input.minutes, actorOf(caller)),
  };
}
