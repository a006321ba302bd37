import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../tests/harness/memory-cable.ts';
import type { PageOutcome, PagePriority, StaffPager } from '../ports/pager.ts';
import { createVirtualPagerEncoder, type VirtualPagerEncoder } from '../sim/virtual-pager-encoder.ts';
import { createTapPager } from './tap-pager.ts';

let clock: FakeDeviceClock;
let box: VirtualPagerEncoder;
let cable: MemoryCable;
let pager: StaffPager;

const long = 120_000;

function page(to: string, text: string, priority: PagePriority = 'normal'): Promise<PageOutcome> {
  return pager.page({ to, text, priority });
}

async function outcomeOf(asked: Promise<PageOutcome>, ms = long): Promise<PageOutcome> {
  await clock.advance(ms);
  return asked;
}

beforeEach(async () => {
  clock = createFakeDeviceClock();
  box = createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock });
  cable = memoryCable(box);
  pager = createTapPager({ id: 'pager', open: cable.open, clock });
  await settled();
});

afterEach(async () => {
  await pager.close();
});

describe('a page to the staff', () => {
  test('is on the air as printable ASCII, and the encoder finds nothing wrong with how we speak', async () => {
    const outcome = await outcomeOf(page('1001', 'Kiosk 1: Café latté 拿铁 €4'), 1000);
    expect(outcome).toEqual({ kind: 'sent', proof: 'accepted', detail: '211 accepted: page sent' });
    expect(box.pages()).toMatchObject([{ capcode: '1001', text: 'Kiosk 1: Cafe latte EUR4' }]);
    expect(box.problems()).toEqual([]);
  });

  test('speaks the handshake of the specification byte for byte', async () => {
    await outcomeOf(page('123', 'ABC'), 1000);
    const session = '\r\x1bPG1\r\x02123\rABC\r\x0317;\r\x04\r';
    expect(Buffer.from(cable.written()).toString('latin1')).toContain(session);
  });

  test('longer than a block goes out in two, and arrives as one', async () => {
    await pager.close();
    pager = createTapPager({ id: 'pager', open: cable.open, clock, longestText: 600 });
    await settled();
    const text = 'y'.repeat(500);
    expect(await outcomeOf(page('1001', text), 1000)).toMatchObject({ kind: 'sent' });
    expect(box.pages()).toMatchObject([{ capcode: '1001', text }]);
    expect(box.problems()).toEqual([]);
  });

  test('waits its turn behind an earlier one', async () => {
    const both = Promise.all([page('1', 'first'), page('2', 'second')]);
    await clock.advance(1000);
    expect(await both).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
    expect(box.pages().map((heard) => heard.text)).toEqual(['first', 'second']);
  });

  test('garbled once on the way is sent again and taken', async () => {
    box.setMode('NAK once');
    expect(await outcomeOf(page('1001', 'help'))).toMatchObject({ kind: 'sent' });
    expect(box.pages()).toHaveLength(1);
  });

  test('garbled every time is given up after three repeats, and the box is at fault', async () => {
    box.setMode('NAK always');
    const asked = page('1001', 'help');
    expect(await outcomeOf(asked, 3000)).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('514'),
    });
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['garbled'] });
    const blocks = Buffer.from(cable.written()).toString('latin1').split('\x02').length - 1;
    expect(blocks).toBe(4);
  });

  test('to a pager that does not exist is rejected for good, once', async () => {
    box.setMode('reject (RS 511)');
    expect(await outcomeOf(page('1001', 'help'), 3000)).toMatchObject({ kind: 'rejected' });
    expect(pager.health().state).toBe('ready');
    expect(Buffer.from(cable.written()).toString('latin1').split('\x02')).toHaveLength(2);
  });

  test('that the box takes back at logoff is rejected, not sent', async () => {
    box.setMode('reject at logoff');
    expect(await outcomeOf(page('1001', 'help'), 3000)).toMatchObject({ kind: 'rejected' });
  });

  test.each(['try later (RS 512)', 'try later (NAK 512)'] as const)(
    '%s is a failure that may pass',
    async (mode) => {
      box.setMode(mode);
      expect(await outcomeOf(page('1001', 'help'), 3000)).toMatchObject({
        kind: 'failed',
        detail: expect.stringContaining('512'),
      });
      expect(pager.health().faults).toEqual(['busy']);
    },
  );

  test('to a box that hangs up fails', async () => {
    box.setMode('hang up');
    expect(await outcomeOf(page('1001', 'help'), 3000)).toMatchObject({ kind: 'failed' });
  });

  test('to a box that never answers a block fails after its repeats', async () => {
    box.setMode('no answer to blocks');
    expect(await outcomeOf(page('1001', 'help'), 45_000)).toMatchObject({ kind: 'failed' });
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
  });

  test('to a box that asks for patience is sent', async () => {
    box.setMode('please wait (111)');
    expect(await outcomeOf(page('1001', 'help'), 20_000)).toMatchObject({ kind: 'sent' });
    expect(box.pages()).toHaveLength(1);
  });

  test('to a box from before TAP 1.6, without codes, is sent', async () => {
    box.setMode('before TAP 1.6');
    expect(await outcomeOf(page('1001', 'help'), 3000)).toEqual({
      kind: 'sent',
      proof: 'accepted',
      detail: 'the encoder took the page',
    });
  });

  test('to a box that answers with parity bits is sent', async () => {
    box.setMode('bit 7 set');
    expect(await outcomeOf(page('1001', 'help'), 3000)).toMatchObject({ kind: 'sent' });
  });

  test('to a box that wants another password fails and says so', async () => {
    box.setMode('wrong password');
    expect(await outcomeOf(page('1001', 'help'))).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('509'),
    });
    expect(pager.health().faults).toEqual(['refused']);
  });

  test('to a box that never says ID= fails after three knocks', async () => {
    box.setMode('no ID=');
    await clock.advance(long);
    const before = cable.written().length;
    expect(await outcomeOf(page('1001', 'help'), 6_100)).toEqual({
      kind: 'failed',
      reason: 'no-answer',
      detail: 'the encoder never asked for ID=',
    });
    expect(Buffer.from(cable.written().subarray(before)).toString('latin1')).toBe('\r\r\r\x04\r');
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
  });

  test('is failed at once while nothing is connected', async () => {
    cable.unplug();
    await settled();
    expect(await page('1001', 'help')).toMatchObject({ kind: 'failed' });
    expect(pager.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
  });

  test.each([1, 2, 5, 8, 12, 20])('cut off after %i bytes fails, and the next one is sent', async (bytes) => {
    await clock.advance(1000);
    cable.unplugAfter(bytes);
    const asked = page('1001', 'a page that is cut off');
    await clock.advance(100);
    expect(await asked).toMatchObject({ kind: 'failed' });
    cable.plug();
    await clock.advance(30_000);
    expect(await outcomeOf(page('1001', 'after'), 3000)).toMatchObject({ kind: 'sent' });
    expect(box.pages().map((heard) => heard.text)).toEqual(['after']);
  });

  test('with a pager id that no encoder could take is rejected without a word on the line', async () => {
    await clock.advance(1000);
    const before = cable.written().length;
    expect(await page('10 01', 'help')).toMatchObject({ kind: 'rejected' });
    expect(cable.written()).toHaveLength(before);
  });

  test('finds a queue with an end', async () => {
    box.setMode('no ID=');
    const pages = Array.from({ length: 60 }, () => page('1', 'loop'));
    const refused = await Promise.race([pages.at(-1), clock.advance(1)]);
    expect(refused).toEqual({ kind: 'failed', reason: 'queue-full', detail: 'too many pages are waiting' });
  });
});

describe('a page during a sign of life', () => {
  test('goes along with it instead of waiting behind it', async () => {
    await clock.advance(1_000);
    const before = cable.written().length;
    box.setMode('no ID=');
    await clock.advance(60_000);
    const asked = page('1001', 'help');
    box.setMode('ok');
    await clock.advance(2_500);
    expect(await asked).toMatchObject({ kind: 'sent' });
    const said = Buffer.from(cable.written().subarray(before)).toString('latin1');
    expect(said).toMatch(/^\r\r\x1bPG1\r\x02[^\x02]*\x04\r$/);
  });
});

describe('a page beside others', () => {
  test('does not wait for a box that never says goodbye to a sign of life', async () => {
    box.setMode('no goodbye');
    await clock.advance(60_000);
    const before = cable.written().length;
    const asked = page('1001', 'help');
    await clock.advance(90);
    expect(Buffer.from(cable.written().subarray(before)).toString('latin1')).toContain('\x021001\r');
    expect(await outcomeOf(asked, 3_000)).toMatchObject({ kind: 'sent' });
    expect(box.problems()).toEqual([]);
  });

  test('goes before normal ones when it is urgent, behind other urgent ones', async () => {
    const asked = [page('1', 'a'), page('1', 'b'), page('1', 'C', 'urgent'), page('1', 'D', 'urgent')];
    await outcomeOf(
      Promise.all(asked).then(() => ({ kind: 'sent', proof: 'accepted', detail: '' })),
      1_000,
    );
    expect(box.pages().map((heard) => heard.text)).toEqual(['a', 'C', 'D', 'b']);
  });

  test('can not be taken back', async () => {
    expect(await pager.cancel('1001')).toMatchObject({ kind: 'rejected', reason: 'not-able' });
    expect(pager.abilities).toEqual({ cancel: false, priority: false, proof: 'accepted' });
  });
});

describe('the health of the encoder', () => {
  test('is proven by a logon and logoff when nobody pages', async () => {
    await clock.advance(1000);
    expect(pager.health().state).toBe('ready');
    const first = pager.health().lastProofAt;
    await clock.advance(61_000);
    expect(pager.health().lastProofAt).toBeGreaterThan(first ?? 0);
    expect(box.pages()).toEqual([]);
    expect(box.problems()).toEqual([]);
  });

  test('turns to no-answer when the box stops talking, and back when it talks again', async () => {
    await clock.advance(1000);
    box.setMode('no ID=');
    await clock.advance(70_000);
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
    box.setMode('ok');
    await clock.advance(70_000);
    expect(pager.health().state).toBe('ready');
  });

  test('a closed pager leaves no timer and settles what waited', async () => {
    box.setMode('no ID=');
    const asked = page('1', 'x');
    await pager.close();
    expect(await asked).toMatchObject({ kind: 'failed' });
    expect(await page('1', 'x')).toMatchObject({ kind: 'failed' });
    box.unplugged?.();
    expect(clock.pending()).toBe(0);
  });
});

test('the log tells of pages and of a box that is silent, not of every sign of life', async () => {
  await pager.close();
  const log: string[] = [];
  pager = createTapPager({ id: 'pager', open: cable.open, clock, log: (line) => log.push(line) });
  await clock.advance(200_000);
  expect(log).toEqual([]);
  await outcomeOf(page('123', 'ABC'), 1_000);
  expect(log).toContain('> 02 31 32 33 0d 41 42 43 0d 03 31 37 3b 0d');
  expect(log.at(-1)).toContain('page sent');
  box.setMode('no ID=');
  await clock.advance(70_000);
  expect(log.at(-1)).toBe('no sign of life: the encoder never asked for ID=');
});

test('the log never tells the password', async () => {
  await pager.close();
  const log: string[] = [];
  pager = createTapPager({
    id: 'pager',
    open: cable.open,
    clock,
    password: 'abc1',
    log: (line) => log.push(line),
  });
  await clock.advance(5_000);
  await outcomeOf(page('123', 'ABC'), 5_000);
  expect(log).toContain('> 1b 50 47 31 xx xx xx xx 0d');
});
