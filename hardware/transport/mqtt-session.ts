import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { MqttClient } from 'mqtt';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { LineFault } from './line.ts';
import { createListeners } from './listeners.ts';
import type { MqttBroker } from './mqtt-address.ts';

/** A message from the broker. */
export interface MqttMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** The broker kept it from before we came: old news. A press of a button must not come from it. */
  readonly retained: boolean;
}

export interface MqttSessionOptions {
  readonly broker: MqttBroker;
  readonly clock: DeviceClock;
  /** Unique at the broker: a second client with the same id throws the first one out. */
  readonly clientId: string;
  /** PEM texts; `ca` when the broker's certificate is the shop's own. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** What the broker says for us when we are gone without a goodbye. */
  readonly will?: { readonly topic: string; readonly payload: string; readonly retain: boolean };
}

/** One connection to a broker. It never comes back: after `onClose`, open another. */
export interface MqttSession {
  /**
   * QoS 1: `ok` means that the broker has acknowledged it. Without an acknowledgement until the deadline the session
   * is closed, so that nothing that still waits in a buffer goes out late.
   */
  readonly publish: (
    topic: string,
    payload: string | Uint8Array,
    options: { readonly retain: boolean; readonly deadlineMs: number },
  ) => Promise<Result<void, LineFault>>;
  /** `denied` when the broker refuses the topic. */
  readonly subscribe: (filter: string) => Promise<Result<void, LineFault>>;
  readonly onMessage: (listener: (message: MqttMessage) => void) => () => void;
  /** Calls back exactly once, also when the session is over already. */
  readonly onClose: (listener: (why: LineFault) => void) => () => void;
  /** Says goodbye and lets go; may be called twice. Never rejects. */
  readonly close: () => Promise<void>;
}

/** A broker that is off lets a connect hang for minutes. */
const CONNECT_MS = 5_000;
const SUBSCRIBE_MS = 5_000;
/** Messages that may wait for their acknowledgement; more is a loop somewhere, or a broker that hangs. */
const LONGEST_QUEUE = 64;
/** How soon a broker that vanished without a word is missed: at most one and a half of these. */
const KEEPALIVE_SECONDS = 15;
/** A broker that takes no goodbye loses us without one. */
const GOODBYE_MS = 1_000;

/** Opens one connection with MQTT 3.1.1 and a clean session. Never throws for the physical world. */
export async function openMqttSession(
  options: MqttSessionOptions,
  abort?: AbortSignal,
): Promise<Result<MqttSession, LineFault>> {
  const { broker, clock } = options;
  const name = `${broker.secure ? 'mqtts' : 'mqtt'}://${broker.host}:${broker.port}`;
  // Lazy: a shop without a broker never loads it.
  const mqtt = await import('mqtt');
  const socket = openSocket(options);
  // One client per connection: mqtt keeps what was not acknowledged and would send it again after a reconnection.
  const client = new mqtt.MqttClient(() => socket, {
    protocolVersion: 4,
    clientId: options.clientId,
    clean: true,
    reconnectPeriod: 0,
    keepalive: KEEPALIVE_SECONDS,
    resubscribe: false,
    ...(broker.username === undefined ? {} : { username: broker.username }),
    ...(broker.password === undefined ? {} : { password: broker.password }),
    ...(options.will === undefined
      ? {}
      : { will: { ...options.will, payload: Buffer.from(options.will.payload), qos: 1 as const } }),
  });
  const core = createCore(client, socket, name);
  return new Promise((settle) => {
    const cancel = clock.after(CONNECT_MS, () => {
      core.end({ kind: 'gone', detail: `${name} did not answer within ${CONNECT_MS} ms` });
    });
    const giveUp = (): void => {
      core.end({ kind: 'closed', detail: `${name} was given up by us` });
    };
    const stop = core.closed((why) => {
      cancel();
      abort?.removeEventListener('abort', giveUp);
      settle(fail(why));
    });
    abort?.addEventListener('abort', giveUp);
    if (abort?.aborted) giveUp();
    client.once('connect', () => {
      cancel();
      stop();
      abort?.removeEventListener('abort', giveUp);
      settle(ok(sessionOver(client, core, name, clock)));
    });
  });
}

function openSocket({ broker, tls }: MqttSessionOptions): Socket {
  const where = { host: broker.host, port: broker.port, noDelay: true, keepAlive: true };
  if (!broker.secure) return connectTcp(where);
  // RFC 6066 allows no address as a server name; the certificate is checked against the host all the same.
  return connectTls({ ...where, ...tls, ...(isIP(broker.host) === 0 ? { servername: broker.host } : {}) });
}

interface Core {
  readonly closed: (listener: (why: LineFault) => void) => () => void;
  readonly ended: () => LineFault | null;
  /** Ends it once, hard. */
  readonly end: (why: LineFault) => void;
}

/** Ending exactly once, whatever of the client and its socket notices first. */
function createCore(client: MqttClient, socket: Socket, name: string): Core {
  const closed = createListeners<LineFault>();
  let why: LineFault | null = null;
  const end = (fault: LineFault): void => {
    if (why !== null) return;
    why = fault;
    // Before the client's own callbacks, which know less about why.
    closed.tell(fault);
    closed.clear();
    client.end(true);
    socket.destroy();
  };
  const failed = (error: Error): void => {
    end(faultOf(name, error));
  };
  socket.on('error', failed);
  // Emitted for a refused logon and for bytes that are not MQTT; stays attached when all is over.
  client.on('error', failed);
  client.on('close', () => {
    end({ kind: 'gone', detail: `${name} closed the connection` });
  });
  return {
    ended: () => why,
    end,
    closed(listener) {
      if (why === null) return closed.add(listener);
      listener(why);
      return () => undefined;
    },
  };
}

function sessionOver(client: MqttClient, core: Core, name: string, clock: DeviceClock): MqttSession {
  const messages = createListeners<MqttMessage>();
  let unacknowledged = 0;
  client.on('message', (topic, payload, packet) => {
    if (core.ended() === null) messages.tell({ topic, payload, retained: packet.retain });
  });

  /** One question to the broker: its answer, the end of the session, or the deadline, whichever is first. */
  const ask = (
    deadlineMs: number,
    silence: string,
    put: (answer: (result: Result<void, LineFault>) => void) => void,
  ): Promise<Result<void, LineFault>> =>
    new Promise((settle) => {
      const stop = core.closed((why) => {
        cancel();
        settle(fail(why));
      });
      const cancel = clock.after(deadlineMs, () => {
        core.end({ kind: 'stalled', detail: `${name} ${silence} within ${deadlineMs} ms` });
      });
      put((result) => {
        cancel();
        stop();
        settle(result);
      });
    });

  return {
    async publish(topic, payload, { retain, deadlineMs }) {
      const over = core.ended();
      if (over !== null) return fail(over);
      if (unacknowledged >= LONGEST_QUEUE) {
        return fail({ kind: 'busy', detail: `${LONGEST_QUEUE} messages already wait for ${name}` });
      }
      unacknowledged += 1;
      const bytes = typeof payload === 'string' ? payload : Buffer.from(payload);
      const result = await ask(deadlineMs, 'did not acknowledge a message', (answer) => {
        client.publish(topic, bytes, { qos: 1, retain }, (error) => {
          answer(error ? fail(faultOf(name, error)) : ok(undefined));
        });
      });
      unacknowledged -= 1;
      return result;
    },
    async subscribe(filter) {
      const over = core.ended();
      if (over !== null) return fail(over);
      return ask(SUBSCRIBE_MS, 'did not answer a subscription', (answer) => {
        client.subscribe(filter, { qos: 1 }, (error, granted) => {
          const refused = error !== null || granted?.some(({ qos }) => qos > 2);
          answer(
            refused
              ? fail({ kind: 'denied', detail: `${name} refuses a subscription to '${filter}'` })
              : ok(undefined),
          );
        });
      });
    },
    onMessage: messages.add,
    onClose: core.closed,
    close() {
      if (core.ended() !== null) return Promise.resolve();
      return new Promise((settle) => {
        const over = (): void => {
          cancel();
          core.end({ kind: 'closed', detail: `${name} was closed by us` });
          settle();
        };
        const cancel = clock.after(GOODBYE_MS, over);
        messages.clear();
        client.end(false, over);
      });
    },
  };
}

function faultOf(name: string, error: Error): LineFault {
  const code: unknown = 'code' in error ? error.code : undefined;
  const detail = `${name}: ${error.message}`;
  switch (code) {
    // CONNACK return codes, MQTT 3.1.1 table 3.1: bad user name or password, not authorised.
    case 4:
    case 5:
    case 'EACCES':
    case 'EPERM':
      return { kind: 'denied', detail };
    case 1:
    case 2:
    case 3:
    case 'ECONNREFUSED':
      return { kind: 'refused', detail };
    default:
      return { kind: 'gone', detail };
  }
}
