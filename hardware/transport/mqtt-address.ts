import { fail, ok, type Result } from '../../domain/result.ts';
import { isHost } from './address-net.ts';

/** A broker: where it is and who we are there. */
export interface MqttBroker {
  readonly host: string;
  readonly port: number;
  /** `mqtts:`: TLS, and the broker must prove who it is. */
  readonly secure: boolean;
  readonly username?: string;
  readonly password?: string;
}

/** A broker, and the topic of one device behind it. */
export interface MqttAddress {
  readonly broker: MqttBroker;
  /** Empty when the address names none. */
  readonly topic: string;
}

/**
 * Reads `mqtt://user:password@host:port/topic/of/the/device` or `mqtts://…` (ports 1883 and 8883 when absent). User,
 * password and topic are percent-decoded. The error is one sentence, without the password.
 */
export function parseMqttAddress(text: string): Result<MqttAddress, string> {
  const safe = text.replace(/\/\/.*@/, '//…@');
  const example = 'write mqtt://host:1883/topic';
  if (!URL.canParse(text)) return fail(`'${safe}' can't be read: ${example}`);
  const url = new URL(text);
  if (url.protocol !== 'mqtt:' && url.protocol !== 'mqtts:') {
    return fail(`'${safe}' is no address of an MQTT broker: ${example}`);
  }
  if (url.hostname === '') return fail(`'${safe}' names no host: ${example}`);
  if (!isHost(url.hostname, url)) return fail(`'${safe}' names no host that can be: ${example}`);
  if (url.search !== '' || url.hash !== '') {
    return fail(`'${safe}' has more than a host and a topic: write # as %23 and ? as %3F`);
  }
  const secure = url.protocol === 'mqtts:';
  const port = url.port === '' ? (secure ? 8883 : 1883) : Number(url.port);
  if (port === 0) return fail(`'${safe}' names port 0: ports are 1 to 65535`);
  const [username, password, topic] = [url.username, url.password, url.pathname.replace(/^\//, '')].map(
    decoded,
  );
  if (username === undefined || password === undefined || topic === undefined) {
    return fail(`'${safe}' has a % that begins no code: write % as %25`);
  }
  const broker: MqttBroker = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    secure,
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
  };
  return ok({ broker, topic });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Whether a topic is one of those that a filter with `+` and `#` names (MQTT 3.1.1 §4.7). */
export function matchesTopic(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  // §4.7.2: a filter that begins with a wildcard does not see the broker's own topics.
  if (topic.startsWith('$') && (wanted[0] === '#' || wanted[0] === '+')) return false;
  for (const [at, part] of wanted.entries()) {
    if (part === '#') return true;
    if (at >= levels.length || (part !== '+' && part !== levels[at])) return false;
  }
  return wanted.length === levels.length;
}

/** Whether a message can be published there: no wildcard, no NUL, 1 to 65535 bytes (MQTT 3.1.1 §4.7.3). */
export function isTopicName(topic: string): boolean {
  return isTopicFilter(topic) && !/[+#]/.test(topic);
}

/** Whether it can be subscribed to: `#` only as the last level, `+` only as a whole level (MQTT 3.1.1 §4.7.1). */
export function isTopicFilter(filter: string): boolean {
  const bytes = Buffer.byteLength(filter);
  if (bytes === 0 || bytes > 65_535 || filter.includes('\0')) return false;
  const levels = filter.split('/');
  return levels.every(
    (level, at) => !/[+#]/.test(level) || level === '+' || (level === '#' && at === levels.length - 1),
  );
}
