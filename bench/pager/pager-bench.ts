import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { serveOnTcp } from '../../hardware/sim/serve-device.ts';
import { createVirtualPagerEncoder } from '../../hardware/sim/virtual-pager-encoder.ts';
import { systemClock } from '../../hardware/system-clock.ts';
import { enter } from '../../tests/e2e/door.ts';
import { startEngine } from '../engine.ts';
import type { Gate } from '../measure/idle.ts';
import { interleave } from '../measure/rounds.ts';
import type { Report } from '../table.ts';

const ROUNDS = 25;
const PATIENCE_MS = 10_000;
/** The box has hung up by then (TAP logoff), so the next page calls it anew, as the first of a shop's day does. */
const REST_MS = 150;
const STX = 0x02;

/** Hears when bytes arrive that somebody waits for. */
function createEar(): {
  readonly heard: (bytes: Uint8Array) => void;
  readonly wait: (wanted: (bytes: Uint8Array) => boolean) => Promise<number>;
} {
  let waiting: ((bytes: Uint8Array) => void)[] = [];
  return {
    heard(bytes) {
      for (const each of waiting) each(bytes);
    },
    wait: (wanted) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('the byte never came')), PATIENCE_MS);
        const each = (bytes: Uint8Array): void => {
          if (!wanted(bytes)) return;
          const at = performance.now();
          clearTimeout(late);
          waiting = waiting.filter((other) => other !== each);
          resolve(at);
        };
        waiting.push(each);
      }),
  };
}

const anything = (): boolean => true;

/** From the moment when a page presses Help to the pager's bytes on its line, through the shipped engine. */
export async function pagerBench(gate: Gate): Promise<Report> {
  const ear = createEar();
  const encoder = createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock: systemClock });
  const heard: ByteDevice = {
    ...encoder,
    receive(bytes) {
      ear.heard(bytes);
      encoder.receive(bytes);
    },
  };
  const pager = await serveOnTcp(heard);
  const engine = await startEngine({
    pager: { driver: 'tap', address: pager.url, capcodes: ['1001'] },
  });
  const kiosk = await enter(engine.ready.links.kiosk ?? '', 'kiosk');

  const floorEar = createEar();
  const sink = createServer((socket) => void socket.on('data', floorEar.heard)).listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const port = z.object({ port: z.number() });
  const sinkPort = port.parse(sink.address()).port;
  const bare = fork(fileURLToPath(new URL('./bare-server.ts', import.meta.url)), [String(sinkPort)]);
  const address = await new Promise<unknown>((resolve) => void bare.once('message', resolve));
  const bareOrigin = `http://127.0.0.1:${port.parse(address).port}`;
  const wire = connect(sinkPort, '127.0.0.1').setNoDelay(true);
  await once(wire, 'connect');

  const tillBlock: number[] = [];

  async function press(): Promise<readonly number[]> {
    const callId = randomUUID();
    const first = ear.wait(anything);
    const block = ear.wait((bytes) => bytes.includes(STX));
    const start = performance.now();
    const answer = kiosk.send('assist.call', { callId });
    const at = await first;
    tillBlock.push((await block) - start);
    const said = await answer;
    if (!said.ok) throw new Error(`Help was refused: ${said.message}`);
    await kiosk.send('assist.withdraw', { callId });
    await pause(REST_MS);
    return [at - start];
  }

  async function floor(write: () => Promise<unknown> | void): Promise<readonly number[]> {
    const first = floorEar.wait(anything);
    const start = performance.now();
    const done = write();
    const at = await first;
    await done;
    return [at - start];
  }

  try {
    const found = await interleave(
      [
        { name: 'PointFive: press, call raised, first byte to the pager box', measure: press },
        {
          name: 'floor: a bare HTTP server that writes one byte',
          measure: () => floor(async () => (await fetch(bareOrigin, { method: 'POST', body: '{}' })).text()),
        },
        { name: 'floor: a bare socket write', measure: () => floor(() => void wire.write('\r')) },
      ],
      ROUNDS,
      gate,
    );
    const pages = encoder.pages().length;
    return {
      name: 'pager: press → first byte on the pager’s line',
      head: ['what', 'n', 'ms min', 'ms p50', 'ms p99'],
      rows: [...found].map(([name, { n, min, p50, p99 }]) => [name, n, min, p50, p99]),
      goals: [
        {
          what: 'press → first byte, p99 in ms',
          found: [...found.values()][0]?.p99 ?? 0,
          most: 100,
          timed: true,
        },
      ],
      notes: [
        `${pages} of ${ROUNDS + 1} pages arrived whole at the virtual box; the text itself followed the logon after ` +
          `${Math.round(Math.max(...tillBlock))} ms at the latest.`,
      ],
      turns: gate.passed(),
      forced: gate.forced(),
    };
  } finally {
    bare.disconnect();
    wire.destroy();
    sink.close();
    await engine.close();
    await pager.close();
  }
}
