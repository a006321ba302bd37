/*
 * ZVT bytes as a terminal writes and reads them: its own reading of PA00P015 and PA00P016, shared with no driver.
 */

export interface ZvtCommand {
  /** Class and instruction as four hex digits, e.g. '0601'. */
  readonly name: string;
  readonly body: Uint8Array;
}

/** `CC II LEN body`; a body of 255 bytes or more takes the long length. */
export function zvtMessage(name: string, body: readonly number[] = []): Uint8Array {
  const head = [...Buffer.from(name, 'hex')];
  const size = body.length < 255 ? [body.length] : [255, body.length % 256, Math.floor(body.length / 256)];
  return Uint8Array.from([...head, ...size, ...body]);
}

/** Decimal digits as they stand, two to a byte. */
export function digits(value: number, count: number): number[] {
  const text = `${value}`.padStart(count, '0');
  if (text.length !== count) throw new RangeError(`${value} has more than ${count} digits`);
  const pairs = text.match(/../g) ?? [];
  return pairs.map((pair) => Number.parseInt(pair, 16));
}

/** The number that packed digits spell; NaN when they are none. */
export function spelled(bytes: Uint8Array): number {
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

export function ll(bytes: readonly number[]): number[] {
  return [0xf0 + Math.floor(bytes.length / 10), 0xf0 + (bytes.length % 10), ...bytes];
}

export function lll(bytes: readonly number[]): number[] {
  const length = `${bytes.length}`.padStart(3, '0');
  return [...[...length].map((digit) => 0xf0 + Number(digit)), ...bytes];
}

export function tlv(tag: string, body: readonly number[]): number[] {
  const length =
    body.length < 0x80
      ? [body.length]
      : body.length < 0x100
        ? [0x81, body.length]
        : [0x82, Math.floor(body.length / 256), body.length % 256];
  return [...Buffer.from(tag, 'hex'), ...length, ...body];
}

export function latin(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}

/** Cuts raw messages, as on TCP/IP; knows nothing of what they mean. */
export function createZvtInlet(): {
  readonly push: (bytes: Uint8Array) => ZvtCommand[];
  readonly forget: () => void;
} {
  let bytes = Buffer.alloc(0);
  return {
    push(more) {
      bytes = Buffer.concat([bytes, more]);
      const found: ZvtCommand[] = [];
      for (;;) {
        if (bytes.length < 3) return found;
        const long = bytes[2] === 255;
        if (long && bytes.length < 5) return found;
        const from = long ? 5 : 3;
        const length = long ? bytes.readUInt16LE(3) : (bytes[2] ?? 0);
        if (bytes.length < from + length) return found;
        found.push({
          name: bytes.subarray(0, 2).toString('hex'),
          body: Uint8Array.from(bytes.subarray(from, from + length)),
        });
        bytes = bytes.subarray(from + length);
      }
    },
    forget() {
      bytes = Buffer.alloc(0);
    },
  };
}

/** CRC-CCITT, bits the other way round (8408h), start 0, over the message and 03h; a table as PA00P016 prints it. */
const table = Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0x8408 ^ (value >>> 1) : value >>> 1;
  return value;
});

function checksum(message: Uint8Array): number {
  return [...message, 0x03].reduce((crc, byte) => (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8), 0);
}

export interface ZvtSerialPort {
  /** Bytes from the host; gives the messages that were whole. */
  readonly push: (bytes: Uint8Array) => ZvtCommand[];
  readonly send: (message: Uint8Array) => void;
  readonly forget: () => void;
  /** The next frames go out with a wrong checksum. */
  readonly garble: (frames: number) => void;
  /** Frames of this command are taken and their ACK gets lost, e.g. '0601'; null for none. */
  readonly loseAck: (name: string | null) => void;
  /** The next frames are answered with NAK although they are right. */
  readonly nak: (frames: number) => void;
}

/** How long the host may take for its ACK. */
const answerMs = 5_000;

/** The RS-232 side of a terminal: DLE STX … DLE ETX CRC, ACK and NAK, a frame sent up to three times. */
export function createZvtSerialPort(
  say: (bytes: Uint8Array) => void,
  problem: (text: string) => void,
  after: (ms: number, fire: () => void) => () => void,
): ZvtSerialPort {
  let cancelRepeat: () => void = () => undefined;
  let raw: number[] = [];
  let sent: { readonly message: Uint8Array; times: number } | null = null;
  let queue: Uint8Array[] = [];
  let garbled = 0;
  let ackless: string | null = null;
  let naks = 0;
  const frame = (message: Uint8Array): Uint8Array => {
    const crc = checksum(message) ^ (garbled > 0 ? 1 : 0);
    garbled = Math.max(0, garbled - 1);
    const doubled = [...message].flatMap((byte) => (byte === 0x10 ? [0x10, 0x10] : [byte]));
    return Uint8Array.from([0x10, 0x02, ...doubled, 0x10, 0x03, crc & 0xff, crc >>> 8]);
  };
  const transmit = (): void => {
    cancelRepeat();
    if (sent === null) {
      const message = queue.shift();
      if (message === undefined) return;
      sent = { message, times: 0 };
    }
    sent.times += 1;
    if (sent.times > 3) {
      sent = null;
      queue = [];
      return;
    }
    cancelRepeat = after(answerMs, transmit);
    say(frame(sent.message));
  };
  const whole = (): Uint8Array | 'bad' | null => {
    const message: number[] = [];
    for (let at = 2; at < raw.length; at += 1) {
      const byte = raw[at] ?? 0;
      if (byte !== 0x10) message.push(byte);
      else if (raw[at + 1] === 0x10) {
        message.push(0x10);
        at += 1;
      } else if (raw[at + 1] === 0x03) {
        if (raw.length < at + 4) return null;
        const crc = (raw[at + 2] ?? 0) | ((raw[at + 3] ?? 0) << 8);
        raw = raw.slice(at + 4);
        return crc === checksum(Uint8Array.from(message)) ? Uint8Array.from(message) : 'bad';
      } else if (raw[at + 1] === undefined) return null;
      else {
        raw = raw.slice(at + 1);
        return 'bad';
      }
    }
    return null;
  };
  return {
    push(bytes) {
      raw.push(...bytes);
      const found: ZvtCommand[] = [];
      while (raw.length > 0) {
        if (raw[0] === 0x06 || raw[0] === 0x15) {
          if (raw.shift() === 0x06) sent = null;
          else problem('the host said NAK');
          transmit();
          continue;
        }
        if (raw[0] !== 0x10 || (raw[1] !== undefined && raw[1] !== 0x02)) {
          problem(`a byte ${raw.shift()?.toString(16)} outside a frame`);
          continue;
        }
        const message = whole();
        if (message === null) break;
        if (message === 'bad') {
          problem('a frame with a wrong checksum');
          say(Uint8Array.of(0x15));
          continue;
        }
        if (naks > 0) {
          naks -= 1;
          say(Uint8Array.of(0x15));
          continue;
        }
        const commands = createZvtInlet().push(message);
        if (commands[0]?.name !== ackless) say(Uint8Array.of(0x06));
        found.push(...commands);
      }
      return found;
    },
    send(message) {
      queue.push(message);
      if (sent === null) transmit();
    },
    forget() {
      raw = [];
      sent = null;
      queue = [];
      cancelRepeat();
    },
    garble(frames) {
      garbled = frames;
    },
    loseAck(name) {
      ackless = name;
    },
    nak(frames) {
      naks = frames;
    },
  };
}
