import type { DeviceDetail, DeviceView } from '../../contract/device-views.ts';
import type {
  BoardOrder,
  BoardView,
  CatalogVersionInfo,
  KioskView,
  ManagerView,
} from '../../contract/views.ts';
import type { OrderRow } from '../../db/order-store.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import { secretsOf } from '../devices/device-config.ts';
import { actsOf } from '../devices/device-acts.ts';
import type { HubEntry } from '../devices/device-hub.ts';

/** Orders older than this have left the board. */
export const BOARD_HOURS_MS = 12 * 3_600_000;

export function staffModeView(
  now: { readonly staff: StaffRow; readonly locksInMs: number } | null,
): KioskView['staffMode'] {
  if (now === null) return null;
  const { staff_id: staffId, name, role } = now.staff;
  return { person: { staffId, name, role }, locksInMs: now.locksInMs };
}

export function boardOrder(row: OrderRow, paper: BoardOrder['paper']): BoardOrder {
  return {
    orderId: row.order_id,
    number: row.number,
    state: row.state,
    placedAt: row.placed_at,
    units: row.units,
    paper,
  };
}

/** Numbers only: what is being prepared and what can be fetched. */
export function boardView(shopName: BoardView['shopName'], orders: readonly OrderRow[]): BoardView {
  const numbers = (state: OrderRow['state']) =>
    orders.filter((order) => order.state === state).map((order) => order.number);
  return { shopName, preparing: numbers('preparing'), ready: numbers('ready') };
}

export function deviceView({ id, kind, device, settings }: HubEntry): DeviceView {
  const health = device.health();
  return {
    deviceId: id,
    kind,
    name: settings.name ?? null,
    state: health.state,
    faults: health.faults,
    lastProofAt: health.lastProofAt,
  };
}

export function deviceDetail(
  entry: HubEntry,
  notes: DeviceDetail['notes'],
  { test, act }: Pick<DeviceDetail, 'test' | 'act'>,
): DeviceDetail {
  const secrets = secretsOf(entry.settings);
  return {
    ...deviceView(entry),
    driver: entry.settings.driver,
    settings: Object.fromEntries(Object.entries(entry.settings).filter(([name]) => !secrets.includes(name))),
    notes,
    test,
    acts: actsOf(entry),
    act,
  };
}

export function signedOutManager(): ManagerView {
  return {
    me: null,
    people: [],
    lockMinutes: 10,
    versions: [],
    draft: null,
    items: [],
    kiosks: [],
    hub: null,
    devices: [],
    drill: null,
    inbox: [],
    deviceSetup: { from: 'file', broken: [] },
    ladder: null,
    readiness: { round: null, last: null },
    lesson: null,
    network: null,
    currency: null,
    languages: [],
  };
}

export type { CatalogVersionInfo };
