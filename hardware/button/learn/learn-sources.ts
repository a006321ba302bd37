import { inTime } from '../../in-time.ts';
import type { DeviceClock } from '../../ports/device.ts';
import { createHidLink } from '../../transport/hid-link.ts';
import { hidFits, type HidMatch, type HidPort, nodeHidPort } from '../../transport/hid-port.ts';
import type { OpenLine } from '../../transport/line.ts';
import {
  type ModemHandle,
  type ModemInput,
  modemInputs,
  type OpenModemLines,
  patientModemLines,
} from '../../transport/modem-lines.ts';
import type { MqttLink } from '../../transport/mqtt-link.ts';
import { createReconnectingLine } from '../../transport/reconnecting-line.ts';
import type { LearnSource } from './learn-button.ts';
import { type Burst, proposeBytes } from './propose-bytes.ts';
import { type HeardMessage, proposePayload } from './propose-payload.ts';
import { proposeReport } from './propose-report.ts';

/** Bytes closer than this belong together. */
const gapMs = 60;
const longestBurst = 512;
const lookMs = 20;
/** A port that tells nothing for this long tells nothing. */
const silentMs = 2_000;
const letGoMs = 3_000;

const hex = (bytes: Iterable<number>): string => Buffer.from([...bytes]).toString('hex');

/** Texts are alike when only their digits differ. */
function alikeByDigits<T>(textOf: (what: T) => string): LearnSource<T>['familiar'] {
  const plain = (what: T): string => textOf(what).replace(/\d+/g, '#');
  return (still) => {
    const known = new Set(still.map(textOf));
    const shapes = new Set(still.map(plain));
    return (what) => (known.has(textOf(what)) ? 'known' : shapes.has(plain(what)) ? 'alike' : 'new');
  };
}

/** A receiver on a serial or network line. */
export function lineLearnSource(open: OpenLine, clock: DeviceClock): LearnSource<Burst> {
  return {
    listen({ heard, state }) {
      const line = createReconnectingLine({ open, clock });
      let burst: number[] = [];
      let cancel: () => void = () => undefined;
      line.onData((bytes) => {
        burst = [...burst, ...bytes].slice(0, longestBurst);
        cancel();
        cancel = clock.after(gapMs, () => {
          const whole = burst;
          burst = [];
          heard(whole);
        });
      });
      line.onOpen(() => {
        state(null);
      });
      line.onLost(state);
      return {
        async close() {
          cancel();
          await line.close();
        },
      };
    },
    familiar: alikeByDigits((burst) => String.fromCharCode(...burst)),
    propose: proposeBytes,
  };
}

/** A USB button. */
export function hidLearnSource(
  match: HidMatch,
  clock: DeviceClock,
  port: HidPort = nodeHidPort(),
): LearnSource<Uint8Array> {
  return {
    listen({ heard, state }) {
      const link = createHidLink({ port, clock, fits: (info) => hidFits(info, match) });
      link.onReport((report) => {
        heard(report.slice());
      });
      link.onOpen(() => {
        state(null);
      });
      link.onLost(state);
      return { close: link.close };
    },
    familiar: alikeByCounters,
    propose: proposeReport,
  };
}

/** A button behind a broker; the topic may hold wildcards. */
export function mqttLearnSource(link: MqttLink, topic: string): LearnSource<HeardMessage> {
  return {
    listen({ heard, state }) {
      const stopHearing = link.subscribe(topic, ({ topic: from, payload, retained }) => {
        if (!retained) heard({ topic: from, text: new TextDecoder().decode(payload.slice(0, 4_096)) });
      });
      const stopState = link.onState((now) => {
        if (now.kind === 'up') state(null);
        else if (now.why !== null) state(now.why);
      });
      return {
        async close() {
          stopHearing();
          stopState();
          await link.close();
        },
      };
    },
    familiar: alikeByDigits(({ topic: from, text }) => `${from} ${text}`),
    propose: proposePayload,
  };
}

/** Reports of one id and length are alike when they differ only in bytes that changed by themselves. */
function alikeByCounters(still: readonly Uint8Array[]): (report: Uint8Array) => 'known' | 'alike' | 'new' {
  const known = new Set(still.map(hex));
  return (report) => {
    if (known.has(hex(report))) return 'known';
    const [first, ...others] = still.filter((each) => each[0] === report[0] && each.length === report.length);
    if (first === undefined) return 'new';
    const steady = [...first.keys()].filter((at) => others.every((other) => other[at] === first[at]));
    return steady.every((at) => report[at] === first[at]) ? 'alike' : 'new';
  };
}

type Levels = Readonly<Record<ModemInput, boolean>>;

/** A contact on a serial port: every change of its input pins is something heard. */
export function contactLearnSource(open: OpenModemLines, clock: DeviceClock): LearnSource<Levels> {
  return {
    listen({ heard, state }) {
      let closed = false;
      let handle: ModemHandle | null = null;
      let cancel: () => void = () => undefined;
      let last = '';
      const look = async (): Promise<void> => {
        if (handle === null) return;
        const told = await inTime(handle.read(), { clock, ms: silentMs });
        if (closed) return;
        if (!told.ok) {
          state({ kind: 'stalled', detail: `the port told nothing for ${silentMs} ms` });
          return;
        }
        const read = told.value;
        if (!read.ok) {
          state(read.error);
          return;
        }
        const now = keyOf(read.value);
        if (now !== last) heard(read.value);
        last = now;
        cancel = clock.after(lookMs, () => void look());
      };
      const start = async (): Promise<void> => {
        const opened = await patientModemLines(open, clock)();
        if (!opened.ok) {
          state(opened.error);
          return;
        }
        handle = opened.value;
        if (closed) {
          await handle.close();
          return;
        }
        handle.onGone(state);
        state(null);
        await look();
      };
      const started = start();
      return {
        async close() {
          closed = true;
          cancel();
          await inTime(started, { clock, ms: letGoMs });
          await handle?.close();
        },
      };
    },
    familiar: (still) => {
      const known = still.map(keyOf).at(-1);
      return (what) => (keyOf(what) === known ? 'known' : 'new');
    },
    propose(presses, still) {
      const rest = still.at(-1);
      if (rest === undefined) return 'not-the-same';
      const input = modemInputs.find((name) =>
        presses.every((levels) => levels.some((each) => each[name] !== rest[name])),
      );
      if (input === undefined) return 'not-the-same';
      return still.some((each) => each[input] !== rest[input])
        ? 'not-told-apart'
        : { kind: 'contact', input, rests: rest[input] ? 'closed' : 'open' };
    },
  };
}

function keyOf(levels: Levels): string {
  return modemInputs.map((name) => `${name} ${levels[name] ? 'closed' : 'open'}`).join(', ');
}
