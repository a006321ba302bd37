import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { hostsOf, probeNetwork } from './probe-network.ts';

test.each([
  ['192.168.1.50', ['192.168.1.50']],
  ['printer.lan', ['printer.lan']],
  ['10.0.0.7/30', ['10.0.0.5', '10.0.0.6']],
  ['10.0.0.7/32', ['10.0.0.7']],
  ['10.0.0.6/31', ['10.0.0.6', '10.0.0.7']],
])('%s names its hosts', (range, hosts) => {
  expect(hostsOf(range)).toEqual({ ok: true, value: hosts });
});

test('a /24 has 254 hosts, a network that is too large is a mistyped mask', () => {
  const hosts = hostsOf('192.168.255.9/24');
  expect(hosts.ok && [hosts.value.length, hosts.value[0], hosts.value.at(-1)]).toEqual([
    254,
    '192.168.255.1',
    '192.168.255.254',
  ]);
  for (const range of ['10.0.0.0/8', '10.0.0/24', '10.0.0.256/24', '10.0.0.0/33', 'a b', '']) {
    expect(hostsOf(range)).toHaveProperty('error', expect.stringContaining(`'${range}'`));
  }
});

test('what answers is shown with what it probably is, in the order of the hosts', async () => {
  const open = new Set(['10.0.0.9:9100', '10.0.0.2:20007', '10.0.0.2:9100']);
  const asked: string[] = [];
  const hosts = hostsOf('10.0.0.0/28');
  const found = await probeNetwork(hosts.ok ? hosts.value : [], (host, port) => {
    asked.push(`${host}:${port}`);
    return Promise.resolve(open.has(`${host}:${port}`));
  });
  expect(asked).toHaveLength(28);
  expect(found.map(({ address, likely }) => [address, likely[0]?.kind])).toEqual([
    ['tcp://10.0.0.2:9100', 'printer'],
    ['tcp://10.0.0.2:20007', 'terminal'],
    ['tcp://10.0.0.9:9100', 'printer'],
  ]);
});

test('nothing listens, nothing is found, and nothing hangs', async () => {
  const server = createServer();
  await new Promise<void>((settle) => {
    server.listen(0, '127.0.0.1', settle);
  });
  expect(await probeNetwork(['127.0.0.1'])).toEqual([]);
  server.close();
});
