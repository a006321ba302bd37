import { expect, test } from 'vitest';
import type { LinkState } from '../../contract/link-commands.ts';
import { linkLines } from './link-lines.ts';

const kiosk: LinkState['kiosks'][number] = {
  kioskId: 'K1',
  name: 'Kiosk 1',
  place: 'by the door',
  letter: 'A',
  letterTaken: false,
  link: 'own',
  since: null,
  backlog: { count: 0, oldestAt: null },
};
const now = 10 * 3_600_000;

test('a hub tells of each kiosk whether it is there, since when, and what waits for it', () => {
  expect(
    linkLines(
      {
        role: 'hub',
        name: 'the staff desk',
        hub: null,
        kiosks: [
          kiosk,
          {
            ...kiosk,
            kioskId: 'K2',
            name: 'Kiosk 2',
            link: 'connected',
            since: now - 42_000,
            letterTaken: true,
          },
          {
            ...kiosk,
            kioskId: 'K3',
            name: 'Kiosk 3',
            link: 'gone',
            since: now - 2 * 3_600_000,
            backlog: { count: 3, oldestAt: now - 65 * 60_000 },
          },
        ],
      },
      now,
    ),
  ).toEqual([
    'this is the hub "the staff desk"',
    '  K1 Kiosk 1 is this machine',
    '  K2 Kiosk 2 is connected for 42 s; another kiosk has its letter A too',
    '  K3 Kiosk 3 does not answer for 2 h 0 min; 3 messages wait for 1 h 5 min',
  ]);
});

test('a kiosk tells of its hub, and why that does not want it', () => {
  const hub = { name: 'the staff desk', since: now - 5_000, backlog: { count: 1, oldestAt: now } } as const;
  expect(
    linkLines(
      { role: 'kiosk', name: '', hub: { ...hub, link: 'gone', refusal: 'kiosk-id-taken' }, kiosks: [] },
      now,
    ),
  ).toEqual([
    'hub: the staff desk does not answer for 5 s; 1 message waits for 0 s',
    '  it does not want this kiosk: kiosk-id-taken',
  ]);
});
