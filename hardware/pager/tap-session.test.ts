import { describe, expect, test } from 'vitest';
import type { PageOutcome } from '../ports/pager.ts';
import { encodeTapPage } from './tap-block.ts';
import type { TapReply } from './tap-reply.ts';
import { createTapSession, type TapEvent, type TapStep } from './tap-session.ts';

const reply = (kind: Exclude<TapReply['kind'], 'message'>): TapEvent => ({ kind: 'reply', reply: { kind } });
const message = (code: number | null, text = ''): TapEvent => ({
  kind: 'reply',
  reply: { kind: 'message', code, text },
});
const timeOut: TapEvent = { kind: 'time-out' };
const lost: TapEvent = { kind: 'line-lost', detail: 'pulled' };
const loggedOn = [
  { kind: 'start' } as const,
  reply('id-request'),
  message(110, '1.8'),
  reply('ack'),
  reply('go-ahead'),
];

function live(events: readonly TapEvent[], blocks = encodeTapPage('1', 'x')): readonly TapStep[] {
  const session = createTapSession(blocks);
  return events.map((event) => session.advance(event));
}

const outcomeOf = (steps: readonly TapStep[]): PageOutcome | null =>
  steps.find((step) => step.done !== null)?.done?.outcome ?? null;
const sentBy = (steps: readonly TapStep[]): string =>
  steps.flatMap((step) => step.send.map((bytes) => Buffer.from(bytes).toString('latin1'))).join('|');

describe('a TAP session', () => {
  test('waits t1 between knocks and t3 for every answer', () => {
    const steps = live([...loggedOn, message(211), reply('ack')]);
    expect(steps.map((step) => step.timer)).toEqual([2000, 10_000, null, 10_000, 10_000, null, 3000]);
  });

  test('sends its password behind PG1', () => {
    const session = createTapSession([], { password: 'abc123' });
    session.advance({ kind: 'start' });
    expect(sentBy([session.advance(reply('id-request'))])).toBe('\x1bPG1abc123\r');
    expect(() => createTapSession([], { password: 'seven77' })).toThrow(RangeError);
    expect(() => createTapSession([], { password: 'a\rb' })).toThrow(RangeError);
  });

  test('a page that was acknowledged stays sent when the line goes before the goodbye', () => {
    expect(outcomeOf(live([...loggedOn, message(211), reply('ack'), lost]))).toMatchObject({ kind: 'sent' });
  });

  test('a page that was acknowledged stays sent when no goodbye comes', () => {
    expect(outcomeOf(live([...loggedOn, reply('ack'), timeOut]))).toMatchObject({ kind: 'sent' });
  });

  test.each([
    ['while knocking', [{ kind: 'start' } as const]],
    ['while logging on', loggedOn.slice(0, 2)],
    ['before the go-ahead', loggedOn.slice(0, 4)],
    ['after the block', loggedOn],
  ])('a line lost %s is a failure', (_, events) => {
    expect(outcomeOf(live([...events, lost]))).toEqual({ kind: 'failed', reason: 'gone', detail: 'pulled' });
  });

  test('a logon that is asked for again is sent again, but not for ever', () => {
    const steps = live([{ kind: 'start' }, ...Array.from({ length: 6 }, () => reply('id-request')), timeOut]);
    expect(sentBy(steps).match(/PG1/g)).toHaveLength(4);
    expect(outcomeOf(steps)).toMatchObject({ kind: 'failed' });
  });

  test('a second ID= that crossed our logon on the wire does not disturb the page', () => {
    const steps = live([
      ...loggedOn.slice(0, 4),
      reply('id-request'),
      reply('go-ahead'),
      reply('ack'),
      timeOut,
    ]);
    expect(outcomeOf(steps)).toMatchObject({ kind: 'sent' });
  });

  test('the rest of an earlier session is not taken for an answer', () => {
    const steps = live([
      { kind: 'start' },
      message(501, 'time-out'),
      reply('disconnect'),
      reply('ack'),
      reply('go-ahead'),
    ]);
    expect(sentBy(steps)).toBe('\r');
    expect(outcomeOf(steps)).toBeNull();
  });

  test.each([
    [501, 'failed'],
    [503, 'failed'],
    [504, 'rejected'],
    [505, 'rejected'],
    [510, 'rejected'],
    [511, 'rejected'],
    [512, 'failed'],
    [513, 'rejected'],
    [515, 'rejected'],
    [516, 'failed'],
    [517, 'rejected'],
  ])('RS with code %i is %s', (code, kind) => {
    expect(
      outcomeOf(live([...loggedOn, message(code), reply('abandon'), reply('disconnect')])),
    ).toMatchObject({
      kind,
    });
  });

  test('RS without a code, as before TAP 1.6, is a refusal for good', () => {
    expect(outcomeOf(live([...loggedOn, reply('abandon'), reply('disconnect')]))).toMatchObject({
      kind: 'rejected',
    });
  });

  test.each([212, 213, 214])('code %i is sent, and says what the encoder did with it', (code) => {
    const outcome = outcomeOf(live([...loggedOn, message(code), reply('ack'), reply('disconnect')]));
    expect(outcome).toMatchObject({ kind: 'sent', detail: expect.stringContaining(String(code)) });
  });

  test('a box that asks for patience for ever is given up', () => {
    const patience = Array.from({ length: 50 }, () => message(111));
    const steps = live([...loggedOn, ...patience]);
    expect(steps.slice(loggedOn.length).filter((step) => step.timer !== null)).toHaveLength(6);
  });

  test('every block of a long page waits for its own answer', () => {
    const blocks = encodeTapPage('1', 'x'.repeat(600));
    expect(blocks).toHaveLength(3);
    const steps = live(
      [...loggedOn, reply('ack'), reply('nak'), reply('ack'), reply('ack'), timeOut],
      blocks,
    );
    const sent = steps.flatMap((step) => step.send).filter((bytes) => bytes[0] === 2);
    expect(sent).toEqual([blocks[0], blocks[1], blocks[1], blocks[2]]);
    expect(outcomeOf(steps)).toMatchObject({ kind: 'sent' });
  });

  test('begun as a sign of life takes a page along until the go-ahead, and only one', () => {
    const page = encodeTapPage('1', 'x');
    const session = createTapSession([]);
    for (const event of loggedOn.slice(0, 4)) session.advance(event);
    expect(session.adopt(page)).toBe(true);
    expect(session.adopt(page)).toBe(false);
    expect(session.advance(reply('go-ahead')).send).toEqual(page);
    const late = createTapSession([]);
    for (const event of loggedOn) late.advance(event);
    expect(late.adopt(page)).toBe(false);
  });

  test('says nothing more once it is over', () => {
    const steps = live([...loggedOn, reply('ack'), reply('disconnect'), reply('ack'), timeOut, message(211)]);
    expect(steps.slice(-3)).toEqual(Array(3).fill({ send: [], timer: null, done: null }));
  });
});
