import { Agent, createServer } from 'node:https';
import { isIPv6 } from 'node:net';
import { type PeerCertificate, TLSSocket } from 'node:tls';
import { WebSocket, WebSocketServer } from 'ws';
import { listen } from '../gateway/serve-pages.ts';
import type { Log } from '../log.ts';
import { type Credentials, hubUri } from './authority/certificates.ts';
import type { HubIdentity, PairedDevice } from './paired-device.ts';

/** The one address of the link, on both sides. */
const PATH = '/link';

/** Longest message of the link: a floor with its whole menu state is far below. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** Somebody who can't say who they are within this time is nobody. */
const HANDSHAKE_MS = 10_000;

/** More kiosks than any shop has; what comes beyond is cut before it costs anything. */
const MOST_CONNECTIONS = 512;

/** Close code for a device that is not welcome any more; it need not try again. */
export const CUT_OFF = 4003;

export interface LinkServerDeps {
  /** One of this machine's addresses; undefined: all. */
  readonly host: string | undefined;
  readonly port: number;
  readonly credentials: Credentials;
  /** The shop's authority, PEM: only what it signed comes in. */
  readonly authority: string;
  readonly log: Log;
  /** Whose certificate this is, if it is still welcome. */
  readonly judge: (certificate: PeerCertificate) => PairedDevice | null;
  /** A kiosk is there; the socket is open. */
  readonly onPeer: (socket: WebSocket, device: PairedDevice) => void;
  readonly handshakeMs?: number;
}

export interface LinkServer {
  readonly port: number;
  /** Goes on with another certificate; connections that stand keep theirs. */
  readonly renew: (credentials: Credentials) => void;
  /** Ends every connection of a device, now. */
  readonly cut: (deviceId: string) => void;
  readonly close: () => Promise<void>;
}

/**
 * Listens for kiosks: TLS 1.3 with a certificate of the shop's own authority on both sides.
 * @throws PortTaken
 */
export async function openLinkServer(deps: LinkServerDeps): Promise<LinkServer> {
  const handshakeMs = deps.handshakeMs ?? HANDSHAKE_MS;
  const server = createServer({
    key: deps.credentials.key,
    cert: deps.credentials.certificate,
    ca: deps.authority,
    minVersion: 'TLSv1.3',
    requestCert: true,
    rejectUnauthorized: true,
    handshakeTimeout: handshakeMs,
    headersTimeout: handshakeMs,
    requestTimeout: handshakeMs,
    connectionsCheckingInterval: Math.ceil(handshakeMs / 3),
  });
  server.maxConnections = MOST_CONNECTIONS;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const peers = new Map<WebSocket, string>();

  server.on('tlsClientError', (error) => deps.log('net.refused', { door: 'link', why: codeOf(error) }));
  server.on('request', (_request, response) => response.writeHead(404).end());
  server.on('upgrade', (request, socket, head) => {
    const turnAway = (status: string, why: string): void => {
      deps.log('net.refused', { door: 'link', why });
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };
    socket.on('error', () => socket.destroy());
    if (request.url !== PATH) return turnAway('404 Not Found', 'unknown-path');
    const device =
      socket instanceof TLSSocket && socket.authorized ? deps.judge(socket.getPeerCertificate()) : null;
    if (device?.kind !== 'kiosk') return turnAway('403 Forbidden', 'unknown-device');
    sockets.handleUpgrade(request, socket, head, (peer) => {
      peers.set(peer, device.deviceId);
      peer.on('close', () => peers.delete(peer));
      peer.on('error', (error) => deps.log('net.refused', { door: 'link', why: error.message }));
      deps.onPeer(peer, device);
    });
    return undefined;
  });
  const port = await listen(server, deps.port, deps.host);
  return {
    port,
    renew: ({ key, certificate }) =>
      server.setSecureContext({ key, cert: certificate, ca: deps.authority, minVersion: 'TLSv1.3' }),
    cut(deviceId) {
      for (const [peer, id] of peers) if (id === deviceId) end(peer, CUT_OFF, 'cut off');
    },
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        server.close(() => resolve());
        for (const peer of peers.keys()) end(peer, 1001, 'engine stops');
        server.closeAllConnections();
      }),
  };
}

/**
 * Calls the hub. The socket opens only when the other side has shown a certificate of the shop's authority that names
 * this very hub; else it errs and closes.
 */
export function connectLink(hub: HubIdentity): WebSocket {
  const host = isIPv6(hub.address) ? `[${hub.address}]` : hub.address;
  const agent = new Agent({
    ca: hub.authority,
    cert: hub.certificate,
    key: hub.key,
    minVersion: 'TLSv1.3',
    // A session that is taken up again shows no certificate.
    maxCachedSessions: 0,
    // The address may change, the hub may not.
    checkServerIdentity: (_host: string, certificate: PeerCertificate) =>
      alternativesOf(certificate).includes(`URI:${hubUri(hub.hubId)}`)
        ? undefined
        : new Error(`the certificate at ${host}:${hub.linkPort} is not the hub's`),
  });
  return new WebSocket(`wss://${host}:${hub.linkPort}${PATH}`, {
    agent,
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload: MAX_MESSAGE_BYTES,
  });
}

/** The names in a certificate that count, as "URI:…", "DNS:…". */
export function alternativesOf(certificate: PeerCertificate): readonly string[] {
  return certificate.subjectaltname?.split(', ') ?? [];
}

function end(peer: WebSocket, code: number, why: string): void {
  peer.close(code, why);
  // The close frame is on its way; who does not answer it is cut all the same.
  setImmediate(() => peer.terminate());
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
