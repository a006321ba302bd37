import type { FloorEntry } from '../../contract/floor.ts';
import type { StaffPerson, StationView } from '../../contract/views.ts';
import { emptyPlan } from '../../domain/floor/plan.ts';
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
    ticketId: change.causeKey ?? change.callId ?? '00000000-0000-4000-8000-000000000001',
    outcomes: [],
    signal: null,
    payment: null,
    ...change,
  };
}

/** A page that left, for drawings and tests. */
export const drawnPage: Call['outcomes'][number] = {
  at: 0,
  rung: 0,
  channel: 'pager',
  target: '101',
  outcome: 'sent',
  detail: 'sent',
};

/** A person for drawings and tests. */
export function drawnPerson(change: Partial<StaffPerson>): StaffPerson {
  return { staffId: 'mia', name: 'Mia', role: 'staff', languages: [], skills: [], duty: 'on', ...change };
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
    said: 0,
    showsVersion: null,
    helpPath: 'screen',
    troubled: [],
    link: 'own',
    heardAt: null,
    letter: 'A',
    since: null,
    backlog: { count: 0, oldestAt: null },
    letterTaken: false,
    ...change,
  };
}

const mia = drawnPerson({});

/** A signed-in station for drawings and tests. */
export function drawnStation(change: Partial<StationView> = {}): StationView {
  const calls = change.calls ?? [];
  return {
    me: mia,
    locked: null,
    glance: [],
    people: [mia],
    lockAfterMs: 600_000,
    caughtUpAt: 0,
    drill: null,
    beat: null,
    help: { way: 'screen', trouble: { silent: [], nobody: false, pagers: [], hubLost: false } },
    calls,
    tickets: [...new Set(calls.map(({ ticketId }) => ticketId))].map((ticketId) => ({
      ticketId,
      callIds: calls.filter((call) => call.ticketId === ticketId).map(({ callId }) => callId),
      priority: 2,
      useless: 0,
    })),
    recent: [],
    kiosks: [drawnKiosk()],
    watched: null,
    hub: null,
    devices: [],
    orders: [],
    plan: emptyPlan,
    inbox: [],
    currency: { code: 'EUR', decimals: 2, symbol: '€' },
    ...change,
  };
}

export { drawnApproval } from '../ui/staff/handling/drawn-approval.ts';
