import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { ManagerView } from '../../../contract/views.ts';
import { BoardPage } from '../../board/board-page.tsx';
import { BoardTextProvider } from '../../board/board-text.ts';
import { DockPage } from '../../dock/dock-page.tsx';
import { DockTextProvider } from '../../dock/dock-text.ts';
import { ManagerPage } from '../../manager/manager-page.tsx';
import { ManagerTextProvider } from '../../manager/manager-text.ts';
import {
  drawnCall,
  drawnKiosk,
  drawnPage,
  drawnPerson,
  drawnStation,
  emptyPacket,
} from '../../station/fixtures.ts';
import { StationPage } from '../../station/station-page.tsx';
import { StationTextProvider } from '../../station/station-text.ts';
import { screenLanguages } from '../i18n/translate.ts';
import { drawnScreen } from './drawn-screen.tsx';

const draw = (...drawing: Parameters<typeof drawnScreen>) => renderToStaticMarkup(drawnScreen(...drawing));

const silent = {
  state: () => 'locked' as const,
  onChange: () => () => {},
  unlock: () => {},
  mute: () => {},
  play: () => {},
};
const station = {
  connection: 'open',
  chime: silent,
  awake: true,
  app: { install: null, keeps: 'yes' },
} as const;
const stationPage = (props: Partial<Parameters<typeof StationPage>[0]>) =>
  createElement(StationPage, { ...station, view: null, ...props });

const manager: ManagerView = {
  me: drawnPerson({ staffId: 'petra', name: 'Petra', role: 'manager' }),
  ladder: null,
  people: [],
  lockMinutes: 10,
  network: null,
  versions: [
    { version: 3, publishedAt: 0, publishedBy: 'Petra', source: 'old.json', items: 90, live: false },
    { version: 4, publishedAt: 0, publishedBy: 'Petra', source: 'new.json', items: 96, live: true },
  ],
  draft: {
    draftId: 'd',
    fileName: 'spring.csv',
    rows: 12,
    accepted: 11,
    findings: [{ severity: 'error', rule: 'r', where: 'row 7', message: 'the price is missing' }],
    changes: [{ kind: 'price', sku: 'TEA', name: { en: 'Tea' }, was: 300, now: 320 }],
    publishable: false,
  },
  items: [{ itemId: 't', sku: 'TEA', name: { en: 'Tea' }, price: 300, soldOut: true, available: 4 }],
  kiosks: [drawnKiosk({ showsVersion: 3 })],
  hub: null,
  devices: [
    {
      deviceId: 'printer',
      kind: 'printer',
      name: 'Printer',
      state: 'attention',
      faults: ['paper-out'],
      lastProofAt: 0,
      driver: 'escpos',
      settings: { driver: 'escpos', address: 'tcp://192.168.1.50:9100' },
      notes: [{ at: 0, text: 'line lost' }],
      test: { state: 'done', result: 'failed', note: 'paper-out', at: 0 },
      acts: [],
      act: null,
    },
    {
      deviceId: 'terminal',
      kind: 'terminal',
      name: 'Card terminal',
      state: 'attention',
      faults: ['end-of-day'],
      lastProofAt: 0,
      driver: 'zvt',
      settings: { driver: 'zvt', address: 'tcp://192.168.1.60:20007' },
      notes: [],
      test: null,
      acts: ['end-of-day', 'last-receipt'],
      act: { act: 'end-of-day', state: 'unknown', note: 'line lost', lines: ['Terminal-ID 1'], at: 0 },
    },
  ],
  inbox: [],
  drill: null,
  deviceSetup: { from: 'manager', broken: [{ deviceId: 'old', why: 'no such driver' }] },
  lesson: null,
  readiness: { round: null, last: { reportId: 'r', endedAt: 0, by: 'Petra', verdict: 'not-ready' } },
  currency: { code: 'EUR', decimals: 2, symbol: '€' },
  languages: ['en'],
};
const managerPage = (tab: 'menu' | 'items' | 'shop', view: ManagerView | null = manager) =>
  createElement(ManagerPage, { view, connection: 'open', tab });

describe.each(screenLanguages)('the staff screens in %s', (language) => {
  test.each(['open', 'waiting', 'lost'] as const)('stand before the engine has spoken, %s', (connection) => {
    const pages = [
      draw(language, StationTextProvider, stationPage({ connection })),
      draw(
        language,
        ManagerTextProvider,
        createElement(ManagerPage, { view: null, connection, tab: 'menu' }),
      ),
      draw(language, BoardTextProvider, createElement(BoardPage, { view: null, connection })),
      draw(language, DockTextProvider, createElement(DockPage, { view: null, connection })),
    ];
    for (const page of pages) expect(page.includes('role="alert"')).toBe(connection === 'lost');
  });

  test('a station that nobody has signed in on shows a keypad and no calls', () => {
    const page = draw(language, StationTextProvider, stationPage({ view: drawnStation({ me: null }) }));
    expect(page).toContain('type="password"');
    expect(page).not.toContain('<article');
  });

  test('a call that somebody else took says who, and offers no second acceptance', () => {
    const taken = drawnCall({
      state: 'accepted',
      acceptedAt: 1,
      acceptedBy: { staffId: 'jonas', name: 'Jonas' },
    });
    const page = draw(language, StationTextProvider, stationPage({ view: drawnStation({ calls: [taken] }) }));
    expect(page).toContain('Jonas');
    expect(page).not.toContain('lucide-check ');
  });

  test('a kiosk that is behind says what it shows and what is live', () => {
    const page = draw(language, ManagerTextProvider, managerPage('shop'));
    expect(page).toMatch(/v3.*v4|3 版.*4 版/);
    expect(draw(language, ManagerTextProvider, managerPage('menu'))).toContain('row 7');
    expect(draw(language, ManagerTextProvider, managerPage('items'))).toContain('aria-checked="false"');
  });
});

describe('the station', () => {
  test('says that calls do not reach it, in so many words, while it is cut off', () => {
    const page = draw('en', StationTextProvider, stationPage({ connection: 'lost', view: drawnStation() }));
    expect(page).toContain('Not connected: calls do not reach this screen.');
  });

  test('says at a press of Help who is on the way to that customer already', () => {
    const acceptedBy = { staffId: 'jonas', name: 'Jonas' };
    const at = { sessionId: 'visit-1', callId: '00000000-0000-4000-8000-000000000002' };
    const payment = drawnCall({
      ...at,
      cause: 'payment-unknown',
      state: 'accepted',
      acceptedAt: 1,
      acceptedBy,
    });
    const pressed = drawnCall({ sessionId: 'visit-1', cause: 'help' });
    const said = (calls: readonly ReturnType<typeof drawnCall>[]) =>
      draw('en', StationTextProvider, stationPage({ view: drawnStation({ calls }) }));
    const words = 'Jonas is on the way to this customer: Payment in doubt';
    expect(said([payment, pressed])).toContain(words);
    expect(said([{ ...payment, sessionId: 'another visit' }, pressed])).not.toContain(words);
    expect(said([{ ...payment, overdueAt: 2 }, pressed])).not.toContain(words);
  });

  test('shows the order, the code and that a page was only sent', () => {
    const call = drawnCall({
      outcomes: [drawnPage],
      packet: {
        ...emptyPacket,
        lines: [{ name: { en: 'Flat white' }, quantity: 2, options: [{ en: 'oat' }] }],
        total: 760,
      },
    });
    const page = draw('en', StationTextProvider, stationPage({ view: drawnStation({ calls: [call] }) }));
    expect(page).toContain('Flat white');
    expect(page).toContain('€7.60');
    expect(page).toContain('That does not mean read.');
  });

  test('a payment in doubt offers to settle it before anything else ends it', () => {
    const call = drawnCall({
      cause: 'payment-unknown',
      payment: { sessionId: 's', attemptId: 'a', amount: 2420 },
    });
    const page = draw('en', StationTextProvider, stationPage({ view: drawnStation({ calls: [call] }) }));
    expect(page).toContain('Settle the payment');
    expect(page).not.toContain('>Resolve<');
  });
});

test('a file with errors cannot be published', () => {
  expect(draw('en', ManagerTextProvider, managerPage('menu'))).toMatch(
    /<button[^>]*disabled=""[^>]*>Publish/,
  );
});

test('the board names both languages and shows numbers only', () => {
  const view = { shopName: { en: 'Morning Page' }, preparing: [], ready: [] };
  const page = draw('en', BoardTextProvider, createElement(BoardPage, { view, connection: 'open' }));
  expect(page).toContain('Ready');
  expect(page).toContain('请取餐');
  expect(page).toContain('Morning Page');
});

test('the dock draws exactly the controls that a device publishes, and shouts what a printer did not understand', () => {
  const page = draw(
    'en',
    DockTextProvider,
    createElement(DockPage, {
      connection: 'open',
      view: {
        connected: true,
        devices: [
          {
            id: 'printer',
            kind: 'printer',
            name: 'Receipt printer',
            plugged: false,
            controls: [
              { kind: 'toggle', name: 'cover', label: 'Cover open', on: true },
              { kind: 'press', name: 'flux', label: 'Charge the flux capacitor' },
            ],
            display: {
              kind: 'paper',
              columns: 48,
              lines: [
                { kind: 'text', text: '2 x 拿铁', align: 'left', bold: true, width: 1, height: 1 },
                { kind: 'qr', text: 'A01', align: 'center', bold: false, width: 4, height: 4 },
              ],
              problems: ['1B 21 09 is no command here'],
            },
          },
        ],
      },
    }),
  );
  expect(page.match(/type="checkbox"/g)).toHaveLength(1);
  expect(page).toContain('Charge the flux capacitor');
  expect(page).toContain('1B 21 09 is no command here');
  expect(page).toContain('Unplugged');
  expect(page).toContain('aria-label="QR code: A01"');
});
