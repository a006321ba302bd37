/**
 * Everything that an ESC/POS printer says comes mixed into one stream; the fixed bits tell the kinds apart (Citizen
 * CT-S310 manual p. 310; Epson TM-U375 "Transmit status identification").
 */
export type StatusEvent =
  /** Answer to DLE EOT; which question it answers is known only from the order of asking. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** Automatic status (GS a), four bytes. */
  | { readonly kind: 'automatic'; readonly bytes: Uint8Array }
  /** Answer to GS r, GS I or ESC v, one byte. */
  | { readonly kind: 'in-order'; readonly byte: number }
  /** GS ( H fn 48: everything before this id is printed. */
  | { readonly kind: 'process-id'; readonly id: string }
  /** It was just switched on (Epson memory switch 1-1 "power-on notice", Citizen MSW1-1): it remembers nothing. */
  | { readonly kind: 'switched-on' }
  /** Another block: its identifier byte and what it carried. */
  | { readonly kind: 'block'; readonly identifier: number; readonly data: Uint8Array }
  | { readonly kind: 'flow'; readonly on: boolean }
  /** Bytes that no printer sends: a wrong speed or parity. */
  | { readonly kind: 'noise'; readonly bytes: Uint8Array };

export interface StatusDecoder {
  /** Events completed by these bytes, whatever the split. */
  readonly push: (bytes: Uint8Array) => readonly StatusEvent[];
  /** Forgets a half answer, e.g. after the line was opened anew. */
  readonly reset: () => void;
}

const XON = 0x11;
const XOFF = 0x13;
const BLOCK = 0x37;
const TEXT_BLOCK = 0x5f;
const SWITCHED_ON = 0x3b;
const PROCESS_ID = 0x22;
const isBlock = (byte: number): boolean => byte === BLOCK || byte === TEXT_BLOCK || byte === SWITCHED_ON;
/**
 * The longest block of the manuals lists forty pictures: header, identifier, status and eighty bytes (GS ( L fn 64,
 * Epson TM-T90 specification). More without an end is noise.
 */
const LONGEST_BLOCK = 83;

/** How long a block may grow before its end must come. */
function longestBlock([kind, identifier]: readonly number[]): number {
  if (kind === SWITCHED_ON) return 2;
  return kind === BLOCK && identifier === PROCESS_ID ? 6 : LONGEST_BLOCK;
}

export function createStatusDecoder(): StatusDecoder {
  let half: number[] = [];

  function push(bytes: Uint8Array): readonly StatusEvent[] {
    const events: StatusEvent[] = [];
    for (const byte of bytes) take(byte, events);
    return events;
  }

  function take(byte: number, events: StatusEvent[]): void {
    const first = half[0];
    if (first === undefined) begin(byte, events);
    else if (isBlock(first)) continueBlock(byte, events);
    else continueAutomatic(byte, events);
  }

  function begin(byte: number, events: StatusEvent[]): void {
    if (byte === XON || byte === XOFF) events.push({ kind: 'flow', on: byte === XON });
    else if (isBlock(byte)) half = [byte];
    else if ((byte & 0x93) === 0x12) events.push({ kind: 'real-time', byte });
    else if ((byte & 0x93) === 0x10) half = [byte];
    else if ((byte & 0x90) === 0x00) events.push({ kind: 'in-order', byte });
    else noise([byte], events);
  }

  /** Bytes 2 to 4 are 0xx0xxxx; XOFF may stand between them. */
  function continueAutomatic(byte: number, events: StatusEvent[]): void {
    if (byte === XON || byte === XOFF) {
      events.push({ kind: 'flow', on: byte === XON });
      return;
    }
    if ((byte & 0x90) !== 0) {
      noise(half, events);
      half = [];
      begin(byte, events);
      return;
    }
    half.push(byte);
    if (half.length < 4) return;
    events.push({ kind: 'automatic', bytes: Uint8Array.from(half) });
    half = [];
  }

  function continueBlock(byte: number, events: StatusEvent[]): void {
    if (byte === 0x00) {
      endBlock(events);
      return;
    }
    if (byte === XON || byte === XOFF) {
      events.push({ kind: 'flow', on: byte === XON });
      return;
    }
    // Blocks carry printable bytes only; anything else means that the end of this one was lost.
    if (byte >= 0x20 && byte < 0x80 && half.length < longestBlock(half)) {
      half.push(byte);
      return;
    }
    noise(half, events);
    half = [];
    begin(byte, events);
  }

  function endBlock(events: StatusEvent[]): void {
    const [kind = 0, identifier = 0, ...data] = half;
    const whole = half;
    half = [];
    if (kind === TEXT_BLOCK) {
      const text = Uint8Array.from(whole.slice(1));
      events.push({ kind: 'block', identifier: TEXT_BLOCK, data: text });
    } else if (kind === SWITCHED_ON) {
      if (whole.length === 2 && identifier === 0x31) events.push({ kind: 'switched-on' });
      else noise([...whole, 0x00], events);
    } else if (identifier === PROCESS_ID && data.length === 4) {
      events.push({ kind: 'process-id', id: String.fromCharCode(...data) });
    } else {
      events.push({ kind: 'block', identifier, data: Uint8Array.from(data) });
    }
  }

  function noise(bytes: readonly number[], events: StatusEvent[]): void {
    events.push({ kind: 'noise', bytes: Uint8Array.from(bytes) });
  }

  return {
    push,
    reset() {
      half = [];
    },
  };
}
