import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Line, LineFault } from '../../hardware/transport/line.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { hasSocat } from '../../hardware/sim/pty-socket.ts';
import { type ServedDevice, serveOnPty, serveOnTcp } from '../../hardware/sim/serve-device.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';
import { hastyClock } from '../harness/hasty-clock.ts';
import { serveOnOwnPort } from '../harness/own-port.ts';
import { skipUnless, type ReasonedTest } from '../harness/skip.ts';

type Serve = (device: ByteDevice) => Promise<ServedDevice>;

const clock = hastyClock(1);
const soon = { timeout: 60_000, interval: 5 };
/** For what hangs: nothing here waits for a device that thinks. */
const LONG_MS = 60_000;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function opener(url: string) {
  const address = parseLineAddress(url);
  if (!address.ok) throw new Error(address.error);
  return lineOpener(address.value, clock);
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

function describeLine(name: string, serve: Serve, test: ReasonedTest): void {
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
      expect(await line.write(Uint8Array.of(0x10, 0x04, 0x01), LONG_MS)).toMatchObject({ ok: true });
      expect([...(await heard)]).toEqual([0x12]);
    });

    test('says that it is gone when the plug comes out, idle or just opened', async () => {
      const { url, cable } = await device();
      for (let round = 0; round < 4; round += 1) {
        const line = await opened(url);
        const gone = end(line);
        await cable.unplug();
        expect((await gone).kind).toBe('gone');
        expect(await line.write(Uint8Array.of(1), LONG_MS)).toMatchObject({ ok: false });
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

function describeDeviceFile(test: ReasonedTest): void {
  test('a printer that takes no bytes stalls its device file and holds no thread of the pool', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pointfive-lp-'));
    const paths = Array.from({ length: 6 }, (_, index) => join(folder, `lp${index}`));
    const stuck = await Promise.all(
      paths.map(async (path) => {
        const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, '-'], {
          stdio: ['pipe', 'pipe', 'ignore'],
        });
        closing.push(() => ended(socat));
        await vi.waitFor(() => expect(existsSync(path)).toBe(true), soon);
        socat.kill('SIGSTOP');
        return opened(`lp:${path}`);
      }),
    );
    const writes = stuck.map((line) => line.write(new Uint8Array(200_000), 600));
    // Node has four threads for files: were one held by each printer, this would wait for all of them.
    await readFile('/proc/self/stat');
    for (const write of writes) expect(await write).toMatchObject({ ok: false, error: { kind: 'stalled' } });
    rmSync(folder, { recursive: true });
  });

  test('what is no device file is refused, one that is not there is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pointfive-lp-'));
    const file = join(folder, 'lp0');
    writeFileSync(file, '');
    expect(await opener(`lp:${file}`)()).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(await opener(`lp:${folder}`)()).toMatchObject({ ok: false, error: { kind: 'refused' } });
    rmSync(folder, { recursive: true });
    expect(await opener(`lp:${file}`)()).toMatchObject({ ok: false, error: { kind: 'gone' } });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

function describeLeaks(name: string, serve: Serve, test: ReasonedTest): void {
  test(`two hundred openings of a ${name} line leave no file open`, async () => {
    const served = await serve(createVirtualPrinter({ id: 'printer' }));
    closing.push(served.close);
    const round = async (): Promise<void> => {
      const line = await opener(served.url)();
      if (!line.ok) throw new Error(line.error.detail);
      await line.value.write(Uint8Array.of(0x10, 0x04, 0x01), LONG_MS);
      await line.value.close();
    };
    await round();
    const before = readdirSync('/proc/self/fd').length;
    for (let count = 0; count < 200; count += 1) await round();
    // The other end closes its side of a socket a moment later.
    await vi.waitFor(() => expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before + 2), soon);
  });
}

function describeBusyPort(test: ReasonedTest): void {
  test('a serial port that another program holds is busy', async () => {
    const served = await serveOnPty(createVirtualPrinter({ id: 'printer' }));
    closing.push(served.close);
    await opened(served.url);
    expect(await opener(served.url)()).toMatchObject({ ok: false, error: { kind: 'busy' } });
  });
}

/** A pseudo terminal as a printer's device file: no kernel here makes a `/dev/usb/lp0`. */
const serveOnLp: Serve = async (device) => {
  const served = await serveOnPty(device);
  return { ...served, url: served.url.replace('serial:', 'lp:') };
};

describeLine('tcp', serveOnOwnPort, skipUnless(true, ''));
describeLine('serial', serveOnPty, onSerial);
describeLine('printer device file', serveOnLp, onSerial);
describeBusyPort(onSerial);
describeDeviceFile(onSerial);
const withProc = skipUnless(hasSocat() && existsSync('/proc/self/fd'), 'no /proc or no socat to count with');
describeLeaks('tcp', serveOnTcp, withProc);
describeLeaks('serial', serveOnPty, withProc);
describeLeaks('printer device file', serveOnLp, withProc);

test('a virtual device is opened where it listens now, and is gone while none runs', async () => {
  const served = await serveOnTcp(createVirtualPrinter({ id: 'printer' }));
  closing.push(served.close);
  const address = parseLineAddress('sim:printer');
  if (!address.ok) throw new Error(address.error);
  const running = new Map([['printer', opener(served.url)]]);
  const virtualDevice = (name: string) => running.get(name) ?? null;
  const open = lineOpener(address.value, clock, { virtualDevice });
  const line = await open();
  if (!line.ok) throw new Error(line.error.detail);
  closing.push(line.value.close);
  running.clear();
  expect(await open()).toMatchObject({ ok: false, error: { kind: 'gone' } });
  expect(await opener('sim:printer')()).toHaveProperty(
    'error.detail',
    expect.stringContaining('no virtual device of that name runs'),
  );
});

test('a serial port that is no port is refused, and one that is not there is gone', async () => {
  expect(await opener('serial:/tmp')()).toMatchObject({ ok: false });
  expect(await opener('serial:/dev/ttyNOWHERE')()).toMatchObject({ ok: false, error: { kind: 'gone' } });
});
