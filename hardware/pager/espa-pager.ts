import { transliterate } from '../../domain/text/transliterate.ts';
import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import { hexNote } from '../hex-note.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { PageOutcome, StaffPager } from '../ports/pager.ts';
import type { OpenLine } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import {
  type EspaBlock,
  type EspaCallOptions,
  espaCall,
  espaCallStatus,
  espaCancel,
  espaHeader,
  espaRecord,
  isEspaAddress,
  longestEspaMessage,
} from './espa-block.ts';
import { createEspaReader } from './espa-reader.ts';
import { createEspaStation, espaTiming, type EspaTiming } from './espa-station.ts';
import { createPageQueue, openingAnew, pageFailed, wholeNote } from './page-queue.ts';

export interface EspaPagerOptions extends EspaCallOptions {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  /** Who polls: we (`control`), or the paging system (`polled`). One of the two must be set so, never both. */
  readonly role: 'control' | 'polled';
  /** Our address on the line; '1' when absent. */
  readonly ours?: string;
  /** The paging system's address; '2' when absent. */
  readonly theirs?: string;
  readonly timing?: Partial<EspaTiming>;
  readonly longestText?: number;
  /** Bytes in hex, outcomes, and what the paging system reports of its calls; of polls nothing. */
  readonly log?: (line: string) => void;
}

/** A serial line that takes no byte for this long is dead. */
const writeMs = 2_000;
/** Silences in a row before the line is opened anew: a TCP peer that was switched off and on knows nothing of it. */
const longestSilence = 3;

/**
 * A paging system behind ESPA 4.4.4, serial or TCP. Polls are its sign of life, several a minute in either role.
 * `sent` means that it took the call, never that a pager rang or anybody read it.
 * @throws RangeError for an address that is not one character, or two that are the same.
 */
export function createEspaPager(options: EspaPagerOptions): StaffPager {
  const { clock } = options;
  const { ours = '1', theirs = '2' } = options;
  for (const address of [ours, theirs]) {
    if (!/^[\x21-\x7e]$/.test(address)) throw new RangeError('an ESPA station address is one character');
  }
  if (ours === theirs) throw new RangeError('two ESPA stations with the same address');
  const longestText = Math.min(options.longestText ?? longestEspaMessage, longestEspaMessage);
  const log = options.log ?? (() => undefined);
  const health = createHealthKeeper(clock);
  const line = createReconnectingLine({ open: options.open, clock });
  let reader = createEspaReader();
  let talking = false;
  let broken = false;
  let silent = 0;
  let lossDetail = 'the paging system is not connected yet';
  let closed = false;

  const station = createEspaStation({
    role: options.role,
    ours,
    theirs,
    timing: { ...espaTiming, ...options.timing },
    clock,
    send(bytes) {
      if (talking) log(`> ${hexNote(bytes, wholeNote)}`);
      // A line that takes no more bytes closes itself; `onLost` follows.
      void line.write(bytes, writeMs);
    },
    onAlive() {
      silent = 0;
      health.proven(broken ? ['unrecoverable'] : []);
    },
    onSilent(why) {
      log(`no sign of life: ${why}`);
      health.set('attention', ['no-answer']);
      silent += 1;
      if (silent < longestSilence) return;
      silent = 0;
      log('the line is opened anew');
      // The station first ends what it is about.
      queueMicrotask(line.reopen);
    },
    onBlock(block) {
      hearBlock(block);
    },
  });

  /** §4.2 "status information": what became of a call, and how the transmitter is. */
  const hearBlock = ({ header, records }: EspaBlock): void => {
    if (header !== espaHeader.statusInformation) return;
    const call = records.get(espaRecord.callStatus);
    if (call !== undefined) {
      log(`pager ${records.get(espaRecord.address) ?? '?'}: ${espaCallStatus(call)}`);
    }
    const system = records.get(espaRecord.systemStatus);
    if (system === undefined) return;
    broken = system === '1';
    log(broken ? 'the transmitter has failed' : `system status ${system}`);
    health.proven(broken ? ['unrecoverable'] : []);
  };

  const queue = createPageQueue(async (block: Uint8Array): Promise<PageOutcome> => {
    if (closed) return pageFailed('closed', 'closed');
    if (!line.isOpen()) return pageFailed('gone', lossDetail);
    talking = true;
    const outcome = await station.transfer(block);
    talking = false;
    log(`page ${outcome.kind}: ${outcome.detail}`);
    if (outcome.kind === 'failed' && (outcome.reason === 'garbled' || outcome.reason === 'busy')) {
      health.proven([outcome.reason]);
    }
    return outcome;
  });

  line.onData((bytes) => {
    if (talking) log(`< ${hexNote(bytes, wholeNote)}`);
    for (const token of reader.push(bytes)) station.heard(token);
  });
  line.onOpen(() => {
    reader = createEspaReader();
    broken = false;
    station.opened();
  });
  line.onLost((why) => {
    const detail = why.kind === 'closed' ? openingAnew : why.detail;
    lossDetail = `the paging system is not connected: ${detail}`;
    // Closed by ourselves because nobody answered: that is what staff should go on reading.
    if (why.kind !== 'closed') health.set('absent', [faultOfLine(why)]);
    station.stop(pageFailed('gone', detail));
    queue.failWaiting('gone', detail);
  });

  const refused = (to: string): PageOutcome | null => {
    if (!isEspaAddress(to)) {
      return { kind: 'rejected', reason: 'no-such-pager', detail: `'${to}' is no ESPA pager address` };
    }
    if (closed) return pageFailed('closed', 'closed');
    return line.isOpen() ? null : pageFailed('gone', lossDetail);
  };

  return {
    id: options.id,
    abilities: { cancel: true, priority: true, proof: 'accepted' },
    health: health.now,
    watch: health.watch,
    async page({ to, text, priority }) {
      const no = refused(to);
      if (no !== null) return no;
      return queue.push(espaCall(to, transliterate(text, longestText), priority, options), priority);
    },
    async cancel(to) {
      return refused(to) ?? (await queue.push(espaCancel(to), 'normal'));
    },
    async close() {
      closed = true;
      queue.close();
      station.stop(pageFailed('closed', 'closed'));
      await line.close();
    },
  };
}
