import { expect, test } from 'vitest';
import { type Setup, withKiosk } from '../harness/with-kiosk.ts';

/** TAP for the floor, ESPA for the house's own system, a box that never answers for the kitchen; the boss by name. */
const setup: Setup = {
  devices: {
    espa: { driver: 'espa', role: 'control', capcodes: ['7'] },
    jtech: { driver: 'pager-line', template: 'jtech', capcodes: ['100001'] },
  },
  config: {
    paging: {
      people: { Anna: { pager: 'pager', to: '1001' }, Boss: { pager: 'espa', to: '1' } },
      groups: { management: ['Boss'] },
      urgent: ['management'],
    },
  },
};

test('a call rings every box at once, says of each no more than it proves, and is taken back when it is over', async () => {
  await withKiosk(async ({ kiosk, station, pager, espa, jtech, clock, until, log }) => {
    await kiosk.orders('notebook');
    const callId = await kiosk.callsHelp();
    await clock.advance(95);
    expect(espa.calls().map(({ address }) => address)).toEqual(['7']);
    expect(jtech.pages().map(({ to }) => to)).toEqual(['0100001']);
    await until(() => expect(pager.pages().map(({ capcode }) => capcode)).toEqual(['1001']));
    await station.sees({
      calls: [
        {
          callId,
          outcomes: expect.arrayContaining([
            expect.objectContaining({ channel: 'pager', target: '7 by espa', outcome: 'sent' }),
            expect.objectContaining({
              target: '100001 by jtech',
              outcome: 'sent',
              why: { kind: 'unproven' },
            }),
            expect.objectContaining({ target: 'Anna (1001) by pager', outcome: 'sent' }),
          ]),
        },
      ],
    });
    await clock.advance(21_000);
    await until(() => expect(espa.calls().map(({ address }) => address)).toEqual(['7', '7', '1']));
    expect(espa.calls().at(-1)).toMatchObject({ priority: '2', text: expect.stringMatching(/^URGENT HELP/) });
    await station.does('assist.accept', { callId });
    await station.does('assist.resolve', { callId, reason: 'answered-question', note: '' });
    await clock.advance(1_000);
    expect(
      espa
        .calls()
        .filter(({ reset }) => reset)
        .map(({ address }) => address)
        .toSorted(),
    ).toEqual(['1', '7']);
    expect(log.filter(({ id }) => id === 'assist.page-taken-back')).toHaveLength(2);
    expect([...espa.problems(), ...jtech.problems(), ...pager.problems()]).toEqual([]);
  }, setup);
});

test('one box that is away keeps no other from ringing, says why, and rings as soon as it is back', async () => {
  await withKiosk(async ({ kiosk, station, pager, espa, jtech, clock, until }) => {
    espa.cable.unplug();
    await clock.advance(1_000);
    await kiosk.orders('notebook');
    await kiosk.callsHelp();
    await until(() => expect(pager.pages()).toHaveLength(1));
    expect(jtech.pages()).toHaveLength(1);
    await station.sees({
      calls: [
        {
          outcomes: expect.arrayContaining([
            expect.objectContaining({
              channel: 'pager',
              target: '7 by espa',
              outcome: 'failed',
              why: { kind: 'fault', fault: 'gone', againMs: 2_000 },
              detail: expect.stringMatching(/unplugged/),
            }),
          ]),
        },
      ],
    });
    espa.cable.plug();
    await clock.advance(6_000);
    expect(espa.calls()).toMatchObject([{ address: '7' }]);
  }, setup);
});
