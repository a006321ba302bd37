import type { PagePriority } from '../ports/pager.ts';

/** Control characters of ESPA 4.4.4 §2.3. */
export const espaControl = {
  soh: 0x01,
  stx: 0x02,
  etx: 0x03,
  eot: 0x04,
  enq: 0x05,
  ack: 0x06,
  nak: 0x15,
  rs: 0x1e,
  us: 0x1f,
} as const;

/** Headers of a data block, ESPA 4.4.4 §4.2. */
export const espaHeader = {
  callToPager: '1',
  statusInformation: '2',
  statusRequest: '3',
  callSubscriberLine: '4',
  other: '5',
} as const;

/** Records of a data block, ESPA 4.4.4 §4.3. An id is the text as written: '1' and '01' are two ids. */
export const espaRecord = {
  address: '1',
  message: '2',
  beep: '3',
  callType: '4',
  transmissions: '5',
  priority: '6',
  callStatus: '7',
  systemStatus: '8',
} as const;

/** §4.3: record 1 has up to 16 characters, record 2 up to 128. */
export const longestEspaAddress = 16;
export const longestEspaMessage = 128;

export interface EspaBlock {
  readonly header: string;
  readonly records: ReadonlyMap<string, string>;
}

/** The block check character of §3.5 (ISO 1155): everything after SOH through ETX, exclusive or. It may be any value. */
export function espaBcc(afterSohThroughEtx: Iterable<number>): number {
  let check = 0;
  for (const byte of afterSohThroughEtx) check ^= byte & 0x7f;
  return check;
}

/**
 * One block, ready for the line.
 * @throws RangeError for a text that the records can't carry: our own mistake.
 */
export function encodeEspaBlock(header: string, records: readonly (readonly [string, string])[]): Uint8Array {
  for (const [, data] of records) {
    if (!/^[\x20-\x7e]*$/.test(data)) throw new RangeError('ESPA carries printable ASCII only');
  }
  const body = records.map(([id, data]) => `${id}\x1f${data}`).join('\x1e');
  const checked = [...`${header}\x02${body}\x03`].map((sign) => sign.charCodeAt(0));
  return Uint8Array.from([espaControl.soh, ...checked, espaBcc(checked)]);
}

/** How a pager should call; each value is one digit that the paging system interprets in its own way. */
export interface EspaCallOptions {
  /** Record 3; systems differ in what each number sounds like. */
  readonly beep?: number;
  /** Record 5: how often the system repeats the page on the air. */
  readonly transmissions?: number;
}

/** "Call to pager" with call type 3 (standard) and priority 2 (high) or 3 (normal); 1 (alarm) is for fires. */
export function espaCall(
  to: string,
  text: string,
  priority: PagePriority,
  options: EspaCallOptions = {},
): Uint8Array {
  const { beep = 3, transmissions = 1 } = options;
  return encodeEspaBlock(espaHeader.callToPager, [
    [espaRecord.address, checkedAddress(to)],
    [espaRecord.message, text.slice(0, longestEspaMessage)],
    [espaRecord.beep, String(beep)],
    [espaRecord.callType, '3'],
    [espaRecord.transmissions, String(transmissions)],
    [espaRecord.priority, priority === 'urgent' ? '2' : '3'],
  ]);
}

/** Takes the running call to a pager back: call type 1 (reset). */
export function espaCancel(to: string): Uint8Array {
  return encodeEspaBlock(espaHeader.callToPager, [
    [espaRecord.address, checkedAddress(to)],
    [espaRecord.callType, '1'],
  ]);
}

export function isEspaAddress(to: string): boolean {
  return /^[\x21-\x7e]{1,16}$/.test(to);
}

function checkedAddress(to: string): string {
  if (!isEspaAddress(to)) throw new RangeError('an ESPA pager address has 1 to 16 printable characters');
  return to;
}

/** What a status block says of a call, §4.3 record 7. */
export function espaCallStatus(value: string): string {
  switch (value) {
    case '1':
      return 'busy';
    case '2':
      return 'in queue';
    case '3':
      return 'paged';
    default:
      return `call status ${value}`;
  }
}
