import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import type { AssistCall } from '../../domain/assist/call.ts';
import { readOwnJson } from '../../domain/own-json.ts';

export const KIOSKS = 200;
export const STATIONS = 20;

/** Tells that a station has a call on its screen. Ended ones too. */
export type Arrived = (station: number, callId: string, ended: boolean) => void;

/** Kiosks and stations of one hub, all connected, in this process. */
export interface Crowd {
  /** The call goes from its kiosk to the hub: raised, or ended. */
  readonly tell: (kiosk: number, call: AssistCall) => void;
  readonly close: () => void;
}

type Told = Pick<AssistCall, 'callId' | 'endedAt'>;

function hear(arrived: Arrived, station: number, text: string): void {
  const call = readOwnJson<Told>(text);
  arrived(station, call.callId, call.endedAt !== null);
}

export async function tcpCrowd(port: number, arrived: Arrived): Promise<Crowd> {
  const open = async (name: string): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    await once(socket, 'connect');
    socket.write(`${name}\n`);
    return socket;
  };
  const kiosks = await Promise.all(Array.from({ length: KIOSKS }, () => open('kiosk')));
  const stations = await Promise.all(Array.from({ length: STATIONS }, () => open('station')));
  for (const [at, socket] of stations.entries())
    createInterface({ input: socket }).on('line', (line) => hear(arrived, at, line));
  return {
    tell: (kiosk, call) => void kiosks[kiosk]?.write(`${JSON.stringify(call)}\n`),
    close: () => {
      for (const socket of [...kiosks, ...stations]) socket.destroy();
    },
  };
}

export async function wsCrowd(port: number, arrived: Arrived): Promise<Crowd> {
  const open = async (name: string): Promise<WebSocket> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    await once(socket, 'open');
    socket.send(name);
    return socket;
  };
  const kiosks = await Promise.all(Array.from({ length: KIOSKS }, () => open('kiosk')));
  const stations = await Promise.all(Array.from({ length: STATIONS }, () => open('station')));
  for (const [at, socket] of stations.entries())
    socket.on('message', (text: Buffer) => hear(arrived, at, text.toString()));
  return {
    tell: (kiosk, call) => kiosks[kiosk]?.send(JSON.stringify(call)),
    close: () => {
      for (const socket of [...kiosks, ...stations]) socket.terminate();
    },
  };
}
