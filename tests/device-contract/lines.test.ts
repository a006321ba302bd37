import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Line, LineFault } from '../../hardware/transport/line.ts';
import { hasSocat } from '../../hardware/sim/pty-socket.ts';
import { serveOnPty, serveOnTcp } from '../../hardware/sim/serve-device.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { systemClock } from '../../hardware/system-clock.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';
import { skipUnless, type ReasonedTest } from '../harness/skip.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function opener(url: string) {
  const address = parseLineAddress(url);
  if (!address.ok) throw new Error(address.error);
  return lineOpener(address.value, systemClock);
}

async function opened(url: string): Promise<Line> {
  const result = await opener(url)();
  if (!result.ok) throw new Error(result.error.detail);
  closing.push(result.value.close);
  return result.value;
}

const end = (line: Line): Promise<LineFault> =>
  new Promise((settle) => {
    line.onClose(settle);
  });

const answer = (line: Line): Promise<Uint8Array> =>
  new Promise((settle) => {
    line.onData(settle);
  });

const onSerial = skipUnless(
  hasSocat(),
  'socat is not installed: no pseudo terminal to stand for a serial port',
);

function describeLine(name: string, serve: typeof serveOnPty, test: ReasonedTest): void {
  describe(`a ${name} line`, () => {
    async function device() {
      const served = await serve(createVirtualPrinter({ id: 'printer' }));
      closing.push(served.close);
      return served;
    }

    test('carries bytes both ways', async () => {
      const { url } = await device();
      const line = await opened(url);
      const heard = answer(line);
      expect(await line.write(Uint8Array.of(0x10, 0x04, 0x01), 1_000)).toMatchObject({ ok: true });
      expect([...(await heard)]).toEqual([0x12]);
    });

    test('says that it is gone when the plug comes out, idle or just opened', async () => {
      const { url, cable } = await device();
      for (let round = 0; round < 4; round += 1) {
        const line = await opened(url);
        const gone = end(line);
        await cable.unplug();
        expect((await gone).kind).toBe('gone');
        expect(await line.write(Uint8Array.of(1), 1_000)).toMatchObject({ ok: false });
        await cable.replug();
      }
    });

    test('can’t be opened while nothing is there', async () => {
      const { url, cable } = await device();
      await cable.unplug();
      expect((await opener(url)()).ok).toBe(false);
    });

    test('is closed by us once, and lets another one in', async () => {
      const { url } = await device();
      const first = await opened(url);
      await first.close();
      await first.close();
      expect((await end(first)).kind).toBe('closed');
      await opened(url);
    });
  });
}

test('a network device that never reads stalls the line instead of hanging it', async () => {
  const server = createServer((socket) => {
    socket.pause();
    socket.on('error', () => undefined);
    closing.push(() => {
      socket.destroy();
      return Promise.resolve();
    });
  });
  await new Promise<void>((settle) => {
    server.listen(0, '127.0.0.1', settle);
  });
  closing.push(
    () =>
      new Promise((settle) => {
        server.close(() => {
          settle();
        });
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const line = await opened(`tcp://127.0.0.1:${address.port}`);
  // The kernel alone swallows about 4 MB for a printer that reads nothing.
  expect(await line.write(new Uint8Array(32_000_000), 300)).toMatchObject({
    ok: false,
    error: { kind: 'stalled' },
  });
});

function describeBusyPort(test: ReasonedTest): void {
  test('a serial port that another program holds is busy', async () => {
    const served = await serveOnPty(createVirtualPrinter({ id: 'printer' }));
    closing.push(served.close);
    await opened(served.url);
    expect(await opener(served.url)()).toMatchObject({ ok: false, error: { kind: 'busy' } });
  });
}

describeLine('tcp', serveOnTcp, skipUnless(true, ''));
describeLine('serial', serveOnPty, onSerial);
describeBusyPort(onSerial);

test('a serial port that is no port is refused, and one that is not there is gone', async () => {
  expect(await opener('serial:/tmp')()).toMatchObject({ ok: false });
  expect(await opener('serial:/dev/ttyNOWHERE')()).toMatchObject({ ok: false, error: { kind: 'gone' } });
});
