import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { figures, type Figures } from '../measure/figures.ts';
import type { Gate } from '../measure/idle.ts';
import type { Goal, Report } from '../table.ts';
import { aCall, withdrawn } from './a-call.ts';
import { type Arrived, type Crowd, KIOSKS, STATIONS, tcpCrowd, wsCrowd } from './crowd.ts';
import { beginMeter, type Reading, readMeter } from './meter.ts';
import { kioskIdOf, ourCrowd } from './our-crowd.ts';
import { runEngineProcess } from './run-process.ts';
import { slowDisk } from './slow-disk.ts';

const ROUNDS = 3;
const SLOW_MS = 100;
/**
 * A customer takes the call back so long after it was raised: before the same kiosk is pressed again, which would only
 * say it once more, and in no step with the presses of others.
 */
const openMs = (): number => 700 + Math.random() * 250;
const PATIENCE_MS = 20_000;

const rates = [
  { perSecond: 20, presses: 60 },
  { perSecond: 200, presses: 400 },
] as const;
const disks = ['as it is', `+${SLOW_MS} ms`] as const;
/** Where each call first waits for a disk that takes 100 ms, more of them would only queue. */
const FEW_PRESSES = 30;

type Kind = 'tcp' | 'ws' | 'insert-first' | 'ours';
const kinds: readonly Kind[] = ['tcp', 'ws', 'insert-first', 'ours'];
const names: Readonly<Record<Kind, string>> = {
  tcp: 'raw TCP lines',
  ws: 'bare ws fan-out',
  'insert-first': 'ws, on disk before the fan-out',
  ours: 'PointFive hub, acknowledged once on disk',
};

/** A hub in its own process with everybody connected to it. */
interface Peer {
  readonly kind: Kind;
  readonly child: ChildProcess;
  readonly crowd: Crowd;
  readonly slow: (on: boolean) => void;
  readonly listen: (arrived: Arrived) => void;
  readonly close: () => Promise<void>;
}

interface Cell {
  readonly latencies: number[];
  lost: number;
  readonly readings: Reading[];
}

async function openPeer(kind: Kind, folder: string): Promise<Peer> {
  const disk = slowDisk(folder, SLOW_MS);
  const env = disk?.env ?? {};
  let hear: Arrived = () => undefined;
  const arrived: Arrived = (station, callId, ended) => hear(station, callId, ended);
  const listen = (next: Arrived): void => {
    hear = next;
  };
  const slow = (on: boolean): void => disk?.slow(on);
  if (kind === 'ours') {
    const hub = await runEngineProcess({
      data: join(folder, 'hub'),
      logFile: join(folder, 'hub.log'),
      stations: STATIONS,
      env,
    });
    const crowd = await ourCrowd(hub, arrived);
    return {
      ...{ kind, child: hub.child, crowd, slow, listen },
      async close() {
        crowd.close();
        hub.child.kill('SIGKILL');
        await hub.gone;
      },
    };
  }
  const child = fork(fileURLToPath(new URL('./bare-hub.ts', import.meta.url)), [kind, folder], {
    env: { ...process.env, ...env },
  });
  const address = await new Promise<unknown>((resolve) => void child.once('message', resolve));
  const { port } = z.object({ port: z.number() }).parse(address);
  const crowd = await (kind === 'tcp' ? tcpCrowd : wsCrowd)(port, arrived);
  return {
    ...{ kind, child, crowd, slow, listen },
    async close() {
      crowd.close();
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

/** Presses at kiosks in turn, at a rate; each call is taken back a second later. Gives when the last station had it. */
async function press(peer: Peer, perSecond: number, presses: number, cell: Cell): Promise<void> {
  const pressedAt = new Map<string, number>();
  const missing = new Map<string, Set<number>>();
  const ended = new Set<string>();
  peer.listen((station, callId, isEnded) => {
    const now = performance.now();
    if (isEnded) ended.add(callId);
    const left = missing.get(callId);
    if (left?.delete(station) !== true || left.size > 0) return;
    missing.delete(callId);
    cell.latencies.push(now - (pressedAt.get(callId) ?? now));
  });
  beginMeter(peer.child);
  const start = performance.now();
  for (let at = 0; at < presses; at += 1) {
    const due = start + (at * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0.5) await pause(early);
    const kiosk = at % KIOSKS;
    const call = aCall(randomUUID(), kioskIdOf(kiosk), Date.now());
    missing.set(call.callId, new Set(Array.from({ length: STATIONS }, (_, station) => station)));
    pressedAt.set(call.callId, performance.now());
    peer.crowd.tell(kiosk, call);
    setTimeout(() => peer.crowd.tell(kiosk, withdrawn(call, Date.now())), openMs());
  }
  const until = performance.now() + PATIENCE_MS;
  while ((missing.size > 0 || ended.size < presses) && performance.now() < until) await pause(20);
  cell.readings.push(await readMeter(peer.child));
  cell.lost += missing.size;
  peer.listen(() => undefined);
}

/** From a press at one of 200 kiosks to the last of 20 staff screens, beside the least that a hub can do. */
export async function assistBench(gate: Gate): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-assist-'));
  const peers: Peer[] = [];
  const cells = new Map<string, Cell>();
  const cellOf = (disk: string, perSecond: number, kind: Kind): Cell => {
    const key = `${disk} ${perSecond} ${kind}`;
    const known = cells.get(key) ?? { latencies: [], lost: 0, readings: [] };
    cells.set(key, known);
    return known;
  };
  try {
    for (const kind of kinds) peers.push(await openPeer(kind, mkdtempSync(join(folder, kind))));
    const warm: Cell = { latencies: [], lost: 0, readings: [] };
    for (const peer of peers) await press(peer, 200, 400, warm);
    for (const disk of disks) {
      for (const peer of peers) peer.slow(disk !== 'as it is');
      for (let round = 0; round < ROUNDS; round += 1)
        for (const { perSecond, presses } of rates)
          for (let turn = 0; turn < peers.length; turn += 1) {
            const peer = peers[(round + turn) % peers.length];
            if (peer === undefined) continue;
            const few = peer.kind === 'insert-first' && disk !== 'as it is';
            await gate.pass();
            await press(peer, perSecond, few ? FEW_PRESSES : presses, cellOf(disk, perSecond, peer.kind));
          }
    }
    return report(cellOf, gate);
  } finally {
    for (const peer of peers) await peer.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function report(cellOf: (disk: string, perSecond: number, kind: Kind) => Cell, gate: Gate): Report {
  const rows: Report['rows'][number][] = [];
  const goals: Goal[] = [];
  for (const disk of disks)
    for (const { perSecond } of rates) {
      const found = new Map(kinds.map((kind) => [kind, measured(cellOf(disk, perSecond, kind))]));
      const of = (kind: Kind): Figures => found.get(kind)?.ms ?? figures([Infinity]);
      for (const [kind, { ms, lost, cpu, rssMb, gapMs }] of found)
        rows.push([
          names[kind],
          disk,
          perSecond,
          ms.n,
          ms.p50,
          ms.p50 / of('tcp').p50,
          ms.p50 / of('ws').p50,
          ms.p99,
          ms.p99 / of('ws').p99,
          lost,
          cpu * 100,
          Math.round(rssMb),
          gapMs,
        ]);
      const where = `${perSecond}/s, disk ${disk}`;
      const ours = of('ours');
      goals.push(
        { what: `${where}: p50 in bare ws`, found: ours.p50 / of('ws').p50, most: 1.2, timed: true },
        { what: `${where}: p50 in raw TCP`, found: ours.p50 / of('tcp').p50, most: 1.5, timed: true },
        { what: `${where}: p99 in bare ws`, found: ours.p99 / of('ws').p99, most: 2, timed: true },
        { what: `${where}: lost`, found: found.get('ours')?.lost ?? 0, most: 0, timed: false },
        {
          what: `${where}: longest engine gap, ms`,
          found: found.get('ours')?.gapMs ?? 0,
          most: 17,
          timed: true,
        },
      );
    }
  return {
    name: `assist: press at one of ${KIOSKS} kiosks → last of ${STATIONS} staff screens`,
    head: [
      'what',
      'disk',
      'per s',
      'n',
      'ms p50',
      '× TCP',
      '× ws',
      'ms p99',
      '× ws',
      'lost',
      'hub CPU %',
      'RSS MB',
      'gap ms',
    ],
    rows,
    goals,
    notes: [
      'Every call is taken back within a second and goes to all stations a second time, here and there.',
      'Kiosks and stations are one other process, so times are upper bounds; without certificates, here and there.',
    ],
    turns: gate.passed(),
    forced: gate.forced(),
  };
}

function measured({ latencies, lost, readings }: Cell) {
  const mean = (pick: (reading: Reading) => number): number =>
    readings.reduce((sum, each) => sum + pick(each), 0) / Math.max(1, readings.length);
  return {
    ms: figures(latencies.length === 0 ? [Infinity] : latencies),
    lost,
    cpu: mean(({ cpu }) => cpu),
    rssMb: Math.max(...readings.map(({ rssMb }) => rssMb)),
    gapMs: Math.max(...readings.map(({ gapMs }) => gapMs)),
  };
}
