import type { FloorEntry } from '../../contract/floor.ts';
import type { StationView } from '../../contract/views.ts';
import { type CallPacket, callDefaults } from '../../domain/assist/call.ts';

type Call = StationView['calls'][number];

export const emptyPacket: CallPacket = {
  step: 'attract',
  language: 'en',
  orderType: null,
  orderNumber: null,
  lines: [],
  total: null,
  declines: 0,
  lastActions: [],
  deviceFaults: [],
  likelyCause: '',
  comfort: null,
  visitMs: null,
};

/** A call for drawings and tests, with the changes that they need. */
export function drawnCall(change: Partial<Call> = {}): Call {
  return {
    callId: '00000000-0000-4000-8000-000000000001',
    kioskId: 'K1',
    kioskName: 'Kiosk 1',
    place: 'by the entrance',
    sessionId: 'session-1',
    cause: 'help',
    reason: null,
    state: 'delivered',
    packet: emptyPacket,
    code: 'K4-7Q',
    urgent: false,
    raisedAt: 0,
    deliveredAt: 0,
    acceptedAt: null,
    acceptedBy: null,
    arrivedAt: null,
    endedAt: null,
    resolution: null,
    rung: 0,
    counterAt: null,
    ...callDefaults,
    waitingMs: 42_000,
    trail: [],
    payment: null,
    ...change,
  };
}

/** A kiosk of the floor for drawings and tests. */
export function drawnKiosk(change: Partial<FloorEntry> = {}): FloorEntry {
  return {
    kioskId: 'K1',
    name: 'Kiosk 1',
    place: 'by the entrance',
    step: 'browsing',
    service: true,
    language: 'en',
    lines: 0,
    approvals: [],
    parked: 0,
    pausedUntil: null,
    showsVersion: null,
    helpPath: 'screen',
    troubled: [],
    link: 'own',
    heardAt: null,
    ...change,
  };
}

/** A signed-in station for drawings and tests. */
export function drawnStation(change: Partial<StationView> = {}): StationView {
  return {
    me: { staffId: 'mia', name: 'Mia', role: 'staff' },
    beat: null,
    help: { way: 'screen', trouble: { silent: [], nobody: false, pagers: [], hubLost: false } },
    calls: [],
    recent: [],
    kiosks: [drawnKiosk()],
    devices: [],
    orders: [],
    currency: { code: 'EUR', decimals: 2, symbol: '€' },
    ...change,
  };
}
