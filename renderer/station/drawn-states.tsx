import type { ReactNode } from 'react';
import type { StationView } from '../../contract/views.ts';
import { CodesPart } from './codes/codes-part.tsx';
import { drawnTickets } from './codes/fixtures.ts';
import type { DrawnName } from './drawn-names.ts';
import {
  drawnApproval,
  drawnCall,
  drawnKiosk,
  drawnPage,
  drawnPerson,
  drawnStation,
  emptyPacket,
} from './fixtures.ts';
import { drawnInbox } from '../ui/staff/inbox/fixtures.ts';
import { drawnDetail, drawnPaying } from './talk/fixtures.ts';
import { closedView } from './sign-in/closed-view.ts';
import { StationPage, type StationPageProps } from './station-page.tsx';

const silent = {
  state: () => 'on' as const,
  onChange: () => () => {},
  unlock: () => {},
  mute: () => {},
  play: () => {},
};

const app: StationPageProps['app'] = { install: null, keeps: 'yes' };

function page(view: StationView | null, props: Partial<StationPageProps> = {}): ReactNode {
  return <StationPage view={view} connection="open" chime={silent} awake app={app} {...props} />;
}

const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;

/** One visit that waits for everything that there is to ask. */
const asking = drawnStation({
  calls: [drawnCall({ callId: id(7), cause: 'approval', sessionId: 'visit-7', waitingMs: 21_000 })],
  kiosks: [
    drawnKiosk({
      lines: 4,
      parked: 1,
      pausedUntil: null,
      approvals: (['age', 'tag', 'price', 'discount'] as const).map((kind) =>
        drawnApproval(kind, { sessionId: 'visit-7' }),
      ),
    }),
  ],
});

const calls: StationView['calls'] = [
  drawnCall({
    callId: id(1),
    kioskId: 'K3',
    kioskName: 'Kiosk 3',
    place: 'beside the stationery',
    cause: 'payment-unknown',
    waitingMs: 194_000,
    sessionId: 'visit-3',
    payment: { sessionId: 'visit-3', attemptId: 'try-1', amount: 2420 },
    packet: { ...emptyPacket, step: 'checking', language: 'en', orderNumber: 'C12', total: 2420 },
    outcomes: [drawnPage],
  }),
  drawnCall({
    callId: id(2),
    urgent: true,
    rung: 1,
    waitingMs: 47_000,
    reason: 'find-item',
    packet: {
      ...emptyPacket,
      step: 'browsing',
      language: 'zh-Hans',
      orderType: 'take-away',
      lines: [
        { name: { en: 'Flat white', 'zh-Hans': '馥芮白' }, quantity: 2, options: [{ en: 'oat milk' }] },
        { name: { en: 'Study set', 'zh-Hans': '学习套餐' }, quantity: 1, options: [] },
      ],
      total: 1980,
      lastActions: ['started', 'moved', 'line.added', 'moved', 'moved'],
      visitMs: 240_000,
    },
  }),
  drawnCall({
    callId: id(3),
    kioskId: 'K2',
    kioskName: 'Kiosk 2',
    place: 'at the window',
    state: 'accepted',
    acceptedAt: 1,
    acceptedBy: { staffId: 'jonas', name: 'Jonas' },
    waitingMs: 88_000,
    takes: 1,
  }),
  drawnCall({
    callId: id(5),
    kioskId: 'K4',
    kioskName: 'Kiosk 4',
    place: 'upstairs',
    cause: 'printer',
    causeKey: 'printer:receipts',
    sessionId: null,
    waitingMs: 25_000,
    packet: { ...emptyPacket, deviceFaults: ['printer: paper-out'] },
  }),
  drawnCall({
    callId: id(4),
    causeKey: 'printer:receipts',
    sessionId: null,
    kioskId: 'K2',
    kioskName: 'Kiosk 2',
    place: 'at the window',
    cause: 'printer',
    waitingMs: 15_000,
    packet: { ...emptyPacket, deviceFaults: ['printer: paper-out'] },
  }),
];

const kiosks: StationView['kiosks'] = [
  drawnKiosk({ step: 'browsing', lines: 3, language: 'zh-Hans' }),
  drawnKiosk({
    kioskId: 'K2',
    name: 'Kiosk 2',
    place: 'at the window',
    step: 'attract',
    link: 'connected',
    heardAt: 0,
    troubled: [
      {
        deviceId: 'printer',
        kind: 'printer',
        name: null,
        state: 'attention',
        faults: ['paper-out'],
        lastProofAt: 0,
      },
    ],
  }),
  drawnKiosk({
    kioskId: 'K3',
    name: 'Kiosk 3',
    place: 'beside the stationery',
    step: 'checking',
    lines: 2,
    link: 'connected',
    heardAt: 0,
  }),
  drawnKiosk({
    kioskId: 'K4',
    name: 'Kiosk 4',
    place: 'upstairs',
    service: false,
    link: 'connected',
    letter: 'D',
    letterTaken: true,
  }),
  drawnKiosk({
    kioskId: 'K5',
    name: 'Kiosk 5',
    place: 'by the lift',
    link: 'gone',
    heardAt: 0,
    backlog: { count: 3, oldestAt: 0 },
  }),
];

const orders: StationView['orders'] = [
  { orderId: 'o1', number: 'A14', state: 'awaiting-payment', placedAt: 0, units: 2, paper: [] },
  { orderId: 'o2', number: 'B07', state: 'preparing', placedAt: 0, units: 5, paper: [] },
  { orderId: 'o3', number: 'A13', state: 'ready', placedAt: 0, units: 1, paper: [] },
];

const people = [
  drawnPerson({}),
  drawnPerson({ staffId: 'jonas', name: 'Jonas', languages: ['de', 'en'], duty: 'break' }),
  drawnPerson({ staffId: 'lin', name: 'Lin', role: 'supervisor', languages: ['zh', 'en'] }),
  drawnPerson({ staffId: 'petra', name: 'Petra', role: 'manager', duty: 'off' }),
];
const me = drawnPerson({ languages: ['en', 'zh'], skills: ['payments'] });
const busy = drawnStation({ me, people: [me, ...people.slice(1, 3)], calls, kiosks, orders });

/** The states of the staff's page that somebody should have looked at. */
export function drawnStates(): Readonly<Record<DrawnName, ReactNode>> {
  return {
    loading: page(null),
    'sign-in': page(drawnStation({ me: null, people })),
    locked: page(closedView({ ...busy, people })),
    quiet: page(drawnStation({ kiosks })),
    busy: page(busy),
    'cut-off': page(busy, { connection: 'lost' }),
    panel: page(busy, { watching: { kioskId: 'K2', callId: id(4) } }),
    approvals: page(asking, { watching: { kioskId: 'K1', callId: id(7) } }),
    talk: page({ ...busy, watched: drawnDetail }, { watching: { kioskId: 'K1', callId: id(2) } }),
    'talk-paying': page({ ...busy, watched: drawnPaying }, { watching: { kioskId: 'K1', callId: id(2) } }),
    orders: page(busy, { tab: 'orders' }),
    shop: page(busy, { tab: 'shop' }),
    history: page(
      {
        ...busy,
        recent: [
          drawnCall({ callId: id(6), state: 'withdrawn', endedAt: 90_000, counterAt: 80_000 }),
          drawnCall({
            callId: id(7),
            kioskName: 'Kiosk 2',
            endedAt: 60_000,
            acceptedBy: { staffId: 'jonas', name: 'Jonas' },
            resolution: { reason: 'answered-question', note: 'The oat milk is behind the counter.' },
          }),
        ],
      },
      { tab: 'history' },
    ),
    floor: page(busy, { tab: 'floor' }),
    'floor-edited': page(
      {
        ...busy,
        plan: { picture: null, places: { K1: { x: 8, y: 10 }, K2: { x: 90, y: 12 }, K3: { x: 46, y: 50 } } },
      },
      { tab: 'floor' },
    ),
    inbox: page({ ...busy, inbox: drawnInbox }, { tab: 'inbox' }),
    'inbox-none': page(drawnStation({ kiosks }), { tab: 'inbox' }),
    codes: (
      <main>
        <CodesPart
          view={drawnStation({ kiosks, me: drawnPerson({ staffId: 'anna', name: 'Anna' }) })}
          drawn={drawnTickets()}
        />
      </main>
    ),
  };
}
