import { once } from 'node:events';
import { WebSocket } from 'ws';
import { LINK_VERSION, type LinkFrame } from '../../contract/link.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import { drawnKiosk } from '../../renderer/station/fixtures.ts';
import { type Arrived, type Crowd, KIOSKS } from './crowd.ts';
import type { EngineRun } from './run-process.ts';

/** Where in a frame it is said that it is a line; pictures are counted and not looked into: they are twenty devices' work. */
const HEAD = 160;

interface Line {
  readonly line: string;
  readonly value: Pick<AssistCall, 'callId' | 'endedAt'>;
}

export const kioskIdOf = (at: number): string => `K${at + 1}`;

export interface OurCrowd extends Crowd {
  /** Pictures that stations got, and their size. */
  readonly pictures: () => { readonly count: number; readonly bytes: number };
  /** Says of each call when its kiosk was told that the hub has it on its disk. */
  readonly onKept: (listener: (callId: string) => void) => void;
}

/** Kiosks that speak the protocol of the link, and pages of staff that are signed in. */
export async function ourCrowd(hub: EngineRun, arrived: Arrived): Promise<OurCrowd> {
  let kept: (callId: string) => void = () => undefined;
  const kiosks: Kiosk[] = [];
  for (let at = 0; at < KIOSKS; at += 1)
    kiosks.push(await openKiosk(hub.linkPort, kioskIdOf(at), (callId) => kept(callId)));
  const pictures = { count: 0, bytes: 0 };
  const stations = await Promise.all(
    hub.stations.map(async (cookie, at) => {
      const socket = new WebSocket(`${hub.origin.replace('http', 'ws')}/feed/station`, {
        headers: { cookie, origin: hub.origin },
      });
      await once(socket, 'open');
      const first = once(socket, 'message');
      socket.send(JSON.stringify({ epoch: null, seen: {} }));
      await first;
      socket.on('message', (frame: Buffer) => {
        if (!frame.subarray(0, HEAD).includes('"line"')) {
          pictures.count += 1;
          pictures.bytes += frame.length;
          return;
        }
        const { line, value } = readOwnJson<Line>(frame.toString());
        if (line === 'call') arrived(at, value.callId, value.endedAt !== null);
      });
      return socket;
    }),
  );
  return {
    tell: (kiosk, call) => kiosks[kiosk]?.tell(call),
    pictures: () => ({ ...pictures }),
    onKept: (listener) => {
      kept = listener;
    },
    close: () => {
      for (const socket of stations) socket.terminate();
      for (const kiosk of kiosks) kiosk.close();
    },
  };
}

interface Kiosk {
  readonly tell: (call: AssistCall) => void;
  readonly close: () => void;
}

/** The least of a kiosk: it tells its calls in order, acknowledges what it is told, and answers that it lives. */
async function openKiosk(port: number, kioskId: string, kept: (callId: string) => void): Promise<Kiosk> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/link?device=${kioskId}`);
  await once(socket, 'open');
  const send = (frame: LinkFrame): void => socket.send(JSON.stringify(frame));
  const epoch = `run of ${kioskId}`;
  const said: string[] = [];
  let acked = 0;
  const welcome = new Promise<void>((resolve) => {
    socket.on('message', (text: Buffer) => {
      const frame = readOwnJson<LinkFrame>(text.toString());
      if (frame.type === 'hello') resolve();
      if (frame.type === 'ping') send({ type: 'pong', at: frame.at, wall: Date.now() });
      if (frame.type === 'say') send({ type: 'ack', epoch: frame.epoch, seq: frame.seq });
      if (frame.type === 'ack') for (; acked < frame.seq; acked += 1) kept(said[acked] ?? '');
    });
  });
  send({
    type: 'hello',
    version: LINK_VERSION,
    engine: 'bench',
    role: 'kiosk',
    epoch,
    attempt: 1,
    wall: Date.now(),
    name: `Kiosk ${kioskId}`,
    kiosk: { kioskId, place: 'by the entrance', letter: 'A' },
  });
  await welcome;
  const place = { name: `Kiosk ${kioskId}`, place: 'by the entrance' };
  send({ type: 'floor', kiosk: drawnKiosk({ ...place, kioskId, lines: 3, showsVersion: 1 }) });
  return {
    tell(call) {
      const type = call.endedAt === null ? 'raised' : 'withdrawn';
      const did = { at: Date.now(), actor: 'customer', event: JSON.stringify({ type }) };
      said.push(call.callId);
      send({ type: 'say', epoch, seq: said.length, kind: 'call', body: { call, did } });
    },
    close: () => socket.terminate(),
  };
}
