import { expect, test } from 'vitest';
import { drawnCall, drawnKiosk } from '../fixtures.ts';
import { kioskState } from './kiosk-state.ts';

test('a kiosk shows the gravest of what is so', () => {
  const kiosk = drawnKiosk({ step: 'attract' });
  expect(kioskState(kiosk, [])).toEqual({ kind: 'idle' });
  expect(kioskState({ ...kiosk, step: 'paying' }, [])).toEqual({ kind: 'ordering' });
  expect(kioskState({ ...kiosk, step: 'paying', service: false }, [])).toEqual({ kind: 'closed' });
  expect(kioskState({ ...kiosk, service: false, link: 'gone' }, [])).toEqual({ kind: 'gone' });
});

test('a call is shown also at a kiosk that nothing is heard of, and the one that nobody took first', () => {
  const taken = drawnCall({ callId: 'a', acceptedBy: { staffId: 'jonas', name: 'Jonas' } });
  const free = drawnCall({ callId: 'b', cause: 'printer' });
  const kiosk = drawnKiosk({ link: 'gone' });
  expect(kioskState(kiosk, [taken, free])).toMatchObject({ kind: 'calling', level: 'machine', taken: false });
  expect(kioskState(kiosk, [taken])).toMatchObject({ kind: 'calling', level: 'help', taken: true });
  expect(kioskState(drawnKiosk({ kioskId: 'K2' }), [taken])).toMatchObject({ kind: 'ordering' });
});
