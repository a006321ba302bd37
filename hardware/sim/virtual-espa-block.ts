/** What a block asks of a paging system, or what is wrong with it. */
export type HeardBlock =
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'invalid'; readonly why: string }
  | {
      readonly kind: 'call';
      readonly address: string;
      readonly text: string;
      readonly priority: string;
      /** Call type 1: take it back. */
      readonly reset: boolean;
    };

/** Record ids of ESPA 4.4.4 §4.3 with what their data may be. */
const records: Readonly<Record<string, RegExp>> = {
  '1': /^[\x20-\x7e]{1,16}$/,
  '2': /^[\x20-\x7e]{0,128}$/,
  '3': /^[0-9]$/,
  '4': /^[1-3]$/,
  '5': /^[0-9]+$/,
  '6': /^[1-3]$/,
};

/**
 * The receiving side of §3.5 and §4, as strict as the text: one digit of header, STX, records joined by RS, each an id,
 * US and its data, ETX, and the check character over all of that. `bytes` runs from SOH to the check character.
 */
export function hearBlock(bytes: readonly number[]): HeardBlock {
  const sum = bytes.slice(1, -1).reduce((check, byte) => check ^ byte, 0);
  if (sum !== bytes.at(-1)) {
    return { kind: 'damaged', why: `check character ${bytes.at(-1)} should be ${sum}` };
  }
  if (bytes[2] !== 2 || bytes.at(-2) !== 3) return { kind: 'invalid', why: 'no header digit, STX … ETX' };
  const header = String.fromCharCode(bytes[1] ?? 0);
  if (header !== '1') return { kind: 'invalid', why: `header ${header} is no call to a pager` };
  const found = new Map<string, string>();
  for (const text of String.fromCharCode(...bytes.slice(3, -2)).split('\x1e')) {
    const [id = '', data, ...more] = text.split('\x1f');
    if (data === undefined || more.length > 0)
      return { kind: 'invalid', why: `record ${JSON.stringify(text)}` };
    const allowed = Object.hasOwn(records, id) ? records[id] : undefined;
    if (allowed === undefined) return { kind: 'invalid', why: `record id '${id}'` };
    if (found.has(id)) return { kind: 'invalid', why: `record ${id} twice` };
    if (!allowed.test(data)) return { kind: 'invalid', why: `record ${id} says ${JSON.stringify(data)}` };
    found.set(id, data);
  }
  const address = found.get('1');
  const reset = found.get('4') === '1';
  const text = found.get('2') ?? (reset ? '' : undefined);
  if (address === undefined) return { kind: 'invalid', why: 'a call without an address' };
  if (text === undefined) return { kind: 'invalid', why: 'a call without a message' };
  return { kind: 'call', address, text, priority: found.get('6') ?? '3', reset };
}

/** A status block of ours, §4.2 header 2. */
export function statusBlock(pairs: readonly (readonly [string, string])[]): Uint8Array {
  const text = `2\x02${pairs.map((pair) => pair.join('\x1f')).join('\x1e')}\x03`;
  const inside = Array.from(text, (sign) => sign.charCodeAt(0));
  return Uint8Array.from([1, ...inside, inside.reduce((check, byte) => check ^ byte, 0)]);
}
