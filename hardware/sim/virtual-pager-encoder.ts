import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { choice, chosen, createDockLog, press, UnknownControl } from './dock-values.ts';
import { createTapBlocks, type TapTransaction } from './virtual-tap-block.ts';

/** What the box does wrong; each is one that TAP 1.8 §4 or a vendor's manual names. */
export const pagerEncoderModes = [
  'ok',
  'no ID=',
  'NAK once',
  'NAK always',
  'reject (RS 511)',
  'reject at logoff',
  'try later (RS 512)',
  'try later (NAK 512)',
  'hang up',
  'no goodbye',
  'no answer to blocks',
  'please wait (111)',
  'wrong password',
  'before TAP 1.6',
  'bit 7 set',
] as const;

export type PagerEncoderMode = (typeof pagerEncoderModes)[number];

export interface ReceivedPage {
  readonly capcode: string;
  readonly text: string;
  readonly at: number;
}

export interface VirtualPagerEncoder extends ByteDevice {
  readonly pages: () => readonly ReceivedPage[];
  /** Everything that the host did against TAP 1.8; a correct host leaves this empty. */
  readonly problems: () => readonly string[];
  readonly setMode: (mode: PagerEncoderMode) => void;
}

/** TAP 1.8 §7: t4 for the next transaction, t5 for the answer to `ID=`, n3 repeats of it. */
const t4 = 4_000;
const t5 = 8_000;
const n3 = 3;
const longestRecord = 500;

type Phase = 'idle' | 'await-logon' | 'await-transaction' | 'in-block';

/**
 * A paging terminal of the Telocator Alphanumeric Protocol, written from the text of TAP 1.8 alone. It checks the
 * logon, every block's length and checksum, transparency and the number of fields, keeps its own timers, and records
 * what it would have put on the air.
 */
export function createVirtualPagerEncoder(options: {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
  /** Asked for at logon when set. */
  readonly password?: string;
  /** Pagers that exist; without it every pager of 1 to 10 digits does. */
  readonly capcodes?: readonly string[];
}): VirtualPagerEncoder {
  const { clock } = options;
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const log = createDockLog();
  let mode: PagerEncoderMode = 'ok';
  let phase: Phase = 'idle';
  let logon = '';
  let idAsked = 0;
  let badLogons = 0;
  let naks = 0;
  let pages: ReceivedPage[] = [];
  let problems: string[] = [];
  let acknowledged = false;
  let cancelTimer: () => void = () => undefined;
  const blocks = createTapBlocks();

  const note = (text: string): void => {
    log.add(clock.now(), text);
    changes.tell(undefined);
  };
  const problem = (text: string): void => {
    problems = [...problems, text].slice(-longestRecord);
    note(`against TAP: ${text}`);
  };
  const say = (text: string): void => {
    const bytes = Uint8Array.from(text, (sign) => {
      const code = sign.charCodeAt(0);
      return mode === 'bit 7 set' ? code | 0x80 : code;
    });
    replies.tell(bytes);
  };
  /** Step 6 and 8: message sequence, CR, control character, CR; before 1.6 the sequence was optional. */
  const answer = (sequence: string, control: string): void => {
    say(mode === 'before TAP 1.6' ? `${control}\r` : `${sequence}\r${control}\r`);
  };
  const arm = (ms: number, fire: () => void): void => {
    cancelTimer();
    cancelTimer = clock.after(ms, fire);
  };
  const toIdle = (): void => {
    cancelTimer();
    phase = 'idle';
    logon = '';
    idAsked = 0;
    badLogons = 0;
    acknowledged = false;
    blocks.reset();
  };
  const hangUp = (sequence: string): void => {
    answer(sequence, '\x1b\x04');
    toIdle();
  };

  const askId = (): void => {
    if (mode === 'no ID=') return;
    if (idAsked > n3) {
      hangUp('501 nobody logged on');
      return;
    }
    idAsked += 1;
    phase = 'await-logon';
    logon = '';
    say(mode === 'before TAP 1.6' ? 'ID=' : 'ID=\r');
    arm(t5, askId);
  };
  const awaitTransaction = (): void => {
    phase = 'await-transaction';
    arm(t4, () => {
      problem(`no transaction within ${t4} ms`);
      hangUp('501 waited too long for a transaction');
    });
  };

  const onLogon = (line: string): void => {
    if (line === '') {
      askId();
      return;
    }
    const parts = /^\x1b([A-Za-z0-9]{2})([A-Za-z0-9])([A-Za-z0-9]{0,6})$/.exec(line);
    if (parts === null) {
      problem(`logon malformed: ${JSON.stringify(line)}`);
      refuseLogon('507 logon malformed');
    } else if (parts[1] !== 'PG' || parts[2] !== '1') {
      problem(`logon for service ${parts[1]}${parts[2]}`);
      refuseLogon('508 service not supported');
    } else if (mode === 'wrong password' || parts[3] !== (options.password ?? '')) {
      refuseLogon('509 password wrong');
    } else {
      answer('110 1.8', '\x06');
      say('\x1b[p\r');
      awaitTransaction();
    }
  };
  const refuseLogon = (sequence: string): void => {
    badLogons += 1;
    if (badLogons >= 3) hangUp(sequence);
    else {
      answer(sequence, '\x15');
      logon = '';
      arm(t5, askId);
    }
  };

  const onTransaction = (transaction: TapTransaction): void => {
    const [capcode, text, ...more] = transaction.fields;
    if (capcode === undefined || text === undefined || more.length > 0) {
      problem(`${transaction.fields.length} fields instead of pager id and message`);
      answer('515 two fields expected', '\x1e');
    } else if (!/^\d{1,10}$/.test(capcode)) {
      answer('510 pager id malformed', '\x1e');
    } else if (options.capcodes !== undefined && !options.capcodes.includes(capcode)) {
      answer('511 no such pager', '\x1e');
    } else {
      pages = [...pages, { capcode, text, at: clock.now() }].slice(-longestRecord);
      acknowledged = true;
      note(`${capcode}: ${text}`);
      answer('211 page sent', '\x06');
    }
  };

  const onBlock = (): void => {
    awaitTransaction();
    if (mode === 'NAK always' || (mode === 'NAK once' && naks === 0)) {
      naks += 1;
      blocks.forgetBlock();
      answer('514 checksum error', '\x15');
      return;
    }
    const checked = blocks.check();
    if (mode === 'no answer to blocks') {
      cancelTimer();
      blocks.abandon();
      note('heard a block, said nothing');
    } else if (mode === 'reject (RS 511)' || mode === 'try later (RS 512)') {
      blocks.abandon();
      answer(mode === 'reject (RS 511)' ? '511 no such pager' : '512 queue full', '\x1e');
    } else if (mode === 'try later (NAK 512)') {
      blocks.abandon();
      answer('512 queue full', '\x15');
    } else if (mode === 'hang up') {
      hangUp('113 time is over');
    } else if (checked.kind === 'checksum') {
      problem(`checksum ${checked.sent} should be ${checked.right}`);
      answer('514 checksum error', '\x15');
    } else if (checked.kind === 'malformed') {
      problem(checked.why);
      blocks.abandon();
      answer(`515 ${checked.why}`, '\x1e');
    } else if (checked.kind === 'continued') {
      answer('211 block taken', '\x06');
    } else if (mode === 'please wait (111)') {
      say('111 please wait\r');
      arm(t4 / 2, () => {
        onTransaction(checked.transaction);
        awaitTransaction();
      });
    } else {
      naks = 0;
      onTransaction(checked.transaction);
    }
  };

  const onLogoff = (): void => {
    if (mode === 'reject at logoff' && acknowledged) {
      say('511 no such pager after all\r\x1e\r');
      pages = pages.slice(0, -1);
    }
    // TAP 1.8 step 10 is left out by some boxes.
    if (mode === 'no goodbye') toIdle();
    else hangUp('115 goodbye');
  };

  const receiveOne = (byte: number): void => {
    switch (phase) {
      case 'idle':
        if (byte === 0x0d) askId();
        return;
      case 'await-logon':
        if (byte === 0x0d) onLogon(logon);
        else if (logon.length < 64) logon += String.fromCharCode(byte);
        return;
      case 'await-transaction':
        if (byte === 0x02) {
          arm(t4, () => {
            problem('block not finished');
            hangUp('501 waited too long for the end of a block');
          });
          phase = 'in-block';
          blocks.begin();
        } else if (byte === 0x04) logon = '\x04';
        else if (byte === 0x0d && logon === '\x04') onLogoff();
        // Step 3 lets a host repeat its CR; one that crossed our ID= on the wire is no mistake.
        else if (byte !== 0x0d) {
          problem(`byte ${byte.toString(16)} before a transaction`);
          hangUp('502 unexpected characters');
        }
        return;
      case 'in-block': {
        const state = blocks.add(byte);
        if (state === 'whole') {
          logon = '';
          onBlock();
        } else if (state === 'too-long') {
          problem('block longer than 256 characters');
          hangUp('515 block longer than 256 characters');
        }
      }
    }
  };

  const setMode = (next: PagerEncoderMode): void => {
    mode = next;
    naks = 0;
    changes.tell(undefined);
  };

  return {
    receive(bytes) {
      for (const byte of bytes) {
        if (byte > 0x7f) problem(`byte ${byte.toString(16)} has bit 7 set`);
        receiveOne(byte & 0x7f);
      }
    },
    onReply: replies.add,
    onChange: changes.add,
    unplugged: toIdle,
    powerCycled() {
      naks = 0;
      toIdle();
      note('switched off and on');
    },
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'pager',
      name: options.name,
      plugged: true,
      controls: [choice('mode', 'The encoder', mode, pagerEncoderModes), press('clear', 'Clear')],
      display: { kind: 'log', lines: log.lines() },
    }),
    use(control: string, value: DockValue) {
      if (control === 'mode') setMode(chosen(control, value, pagerEncoderModes));
      else if (control === 'clear') {
        log.clear();
        changes.tell(undefined);
      } else throw new UnknownControl(control, value);
    },
    pages: () => pages,
    problems: () => problems,
    setMode,
  };
}
