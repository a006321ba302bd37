import { describe, expect, test } from 'vitest';
import { isTopicFilter, isTopicName, matchesTopic, parseMqttAddress } from './mqtt-address.ts';

describe('the address of a broker', () => {
  test('may be short', () => {
    expect(parseMqttAddress('mqtt://hub.local')).toEqual({
      ok: true,
      value: { broker: { host: 'hub.local', port: 1883, secure: false }, topic: '' },
    });
  });

  test('carries who we are and a topic, percent-encoded', () => {
    expect(parseMqttAddress('mqtts://kiosk:p%40ss%2F@[::1]/shop/pager%231')).toEqual({
      ok: true,
      value: {
        broker: { host: '::1', port: 8883, secure: true, username: 'kiosk', password: 'p@ss/' },
        topic: 'shop/pager#1',
      },
    });
  });

  test.each([
    ['hub.local', 'can’t be read'],
    ['http://hub', 'no address of an MQTT broker'],
    ['mqtt://hub:0', 'port 0'],
    ['mqtt://user:secret@hub/%zz', 'begins no code'],
    ['mqtt://user:secret@hub/a?b', 'more than a host and a topic'],
  ])('%s is refused without telling the password', (text, why) => {
    const read = parseMqttAddress(text);
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(why.replace('’', "'")) });
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});

describe('topics', () => {
  test.each([
    ['a/b', 'a/b', true],
    ['a/b', 'a/b/c', false],
    ['a/b/c', 'a/b', false],
    ['a/+/c', 'a/b/c', true],
    ['a/+', 'a', false],
    ['+/+', '/a', true],
    ['a/#', 'a', true],
    ['a/#', 'a/b/c', true],
    ['#', 'a/b', true],
    ['#', '$SYS/uptime', false],
    ['+/uptime', '$SYS/uptime', false],
    ['$SYS/#', '$SYS/uptime', true],
  ])('%s sees %s: %s', (filter, topic, seen) => {
    expect(matchesTopic(filter, topic)).toBe(seen);
  });

  test('have a grammar', () => {
    expect(['a', 'a/+', '+/b/#', '#'].map(isTopicFilter)).toEqual([true, true, true, true]);
    expect(['', 'a#', 'a/#/b', 'a+/b', 'a\0'].map(isTopicFilter)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(['a/b', 'a/+', '#', ''].map(isTopicName)).toEqual([true, false, false, false]);
  });
});
