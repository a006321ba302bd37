import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { skipUnless } from '../../tests/harness/skip.ts';
import { startBroker } from '../../tests/harness/mqtt-broker.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { hasSocat } from '../../hardware/sim/pty-socket.ts';
import { serveOnPty, serveOnTcp } from '../../hardware/sim/serve-device.ts';
import { createVirtualEspaStation } from '../../hardware/sim/virtual-espa-station.ts';
import { createVirtualLineBox } from '../../hardware/sim/virtual-line-box.ts';
import { createVirtualPagerEncoder } from '../../hardware/sim/virtual-pager-encoder.ts';
import { systemClock as clock } from '../../hardware/system-clock.ts';
import { runCli } from './program.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function cli(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(['page', '--to', '105', '--text', 'Kiosk 1: café', ...args], {
    root: '/',
    cwd: '/',
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    input: Readable.from(['']),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function over(serve: typeof serveOnTcp | typeof serveOnPty, device: ByteDevice): Promise<string> {
  const served = await serve(device);
  open.push(() => served.close());
  return served.url;
}

describe('npm run cli -- page', () => {
  test('shows a TAP conversation in hex and in signs, and that it was sent', async () => {
    const box = createVirtualPagerEncoder({ id: 'p', name: 'P', clock });
    const said = await cli('--via', await over(serveOnTcp, box), '--protocol', 'tap');
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('02 31 30 35 0d 4b');
    expect(said.out).toContain('<STX>105<CR>Kiosk 1: cafe<CR><ETX>');
    expect(said.out).toContain('SENT, the box took it.');
    expect(box.pages()).toMatchObject([{ capcode: '105', text: 'Kiosk 1: cafe' }]);
  });

  const onPty = skipUnless(hasSocat(), 'socat is not installed');
  onPty('speaks ESPA over a serial line, as the station that polls', async () => {
    const box = createVirtualEspaStation({ id: 'e', name: 'E', clock, role: 'polled' });
    const said = await cli('--via', await over(serveOnPty, box), '--protocol', 'espa', '--urgent', '--json');
    expect(said.code).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({
      outcome: { kind: 'sent', proof: 'accepted' },
      abilities: { cancel: true, priority: true },
      health: { state: 'ready' },
    });
    expect(box.calls()).toMatchObject([{ address: '105', priority: '2' }]);
    expect(box.problems()).toEqual([]);
  });

  test.each(['waveware', 'scope', 'scope-silent', 'lrs', 'jtech', 'comp2'] as const)(
    'speaks %s, and claims no more than it proves',
    async (dialect) => {
      const box = createVirtualLineBox({ id: 'b', name: 'B', clock, dialect });
      const said = await cli('--via', await over(serveOnTcp, box), '--protocol', dialect);
      expect(said.code).toBe(0);
      expect(said.out).toContain(
        ['waveware', 'scope'].includes(dialect) ? 'SENT, the box took it.' : 'SENT, UNPROVEN',
      );
    },
  );

  test('speaks a format of your own', async () => {
    const box = createVirtualLineBox({ id: 'b', name: 'B', clock, dialect: 'scope' });
    const own = {
      page: '{text}<CR>',
      answers: [
        { when: 'Okay', means: 'sent' },
        { when: 'Error*<CR>', means: 'bad-text' },
      ],
    };
    const settings = JSON.stringify({ own });
    const via = await over(serveOnTcp, box);
    expect(await cli('--via', via, '--protocol', 'line', '--settings', settings)).toMatchObject({
      code: 1,
      out: expect.stringContaining('REJECTED for good (bad-text): the box said Error - 08'),
    });
  });

  test('asks HTTP and MQTT gateways', async () => {
    const server = createServer((_, response) => response.writeHead(503).end('later'));
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    open.push(() => new Promise((settle) => server.close(() => settle())));
    const address = server.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const web = await cli('--via', `http://127.0.0.1:${port}/{to}`, '--protocol', 'http');
    expect(web).toMatchObject({
      code: 1,
      out: expect.stringContaining('(busy): the gateway answered 503: later'),
    });
    const hub = await startBroker();
    open.push(hub.kill);
    const mqtt = await cli('--via', `mqtt://127.0.0.1:${hub.port}/shop/pagers`, '--protocol', 'mqtt');
    expect(mqtt).toMatchObject({ code: 0, out: expect.stringContaining('SENT, UNPROVEN') });
    expect(hub.published()).toMatchObject([{ topic: 'shop/pagers' }]);
  });

  test('ends with 1 and the reason when nobody is there', async () => {
    const said = await cli('--via', 'tcp://127.0.0.1:9', '--protocol', 'tap');
    expect(said).toMatchObject({ code: 1, out: expect.stringContaining('FAILED, it may work later (gone)') });
    expect(said.out).toContain('The box is absent (gone).');
  });

  test('says which setting is wrong, and does not guess a protocol', async () => {
    expect(await cli('--via', 'nowhere', '--protocol', 'tap')).toMatchObject({
      code: 1,
      out: expect.stringContaining('is no device address'),
    });
    expect(await cli('--via', 'tcp://x', '--protocol', 'line')).toMatchObject({
      code: 1,
      out: expect.stringContaining('needs the field own'),
    });
    expect(await cli('--via', 'tcp://x', '--protocol', 'tap', '--settings', '[]')).toMatchObject({
      code: 1,
      out: expect.stringContaining('--settings is no JSON object'),
    });
    expect(await cli('--via', 'tcp://x', '--protocol', 'pigeon')).toMatchObject({ code: 2 });
    expect(await cli('--via', 'tcp://x')).toMatchObject({ code: 2 });
  });
});
