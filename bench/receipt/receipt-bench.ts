import type { Gate } from '../measure/idle.ts';
import { interleave } from '../measure/rounds.ts';
import type { Cell, Report } from '../table.ts';
import { byHand } from './by-hand.ts';
import { ours } from './ours.ts';
import { peers } from './peers.ts';
import { readBack } from './read-back.ts';

interface Encoder {
  readonly name: string;
  readonly logo: string;
  readonly encode: () => Promise<Uint8Array>;
}

const encoders: readonly Encoder[] = (
  [
    ['none', 'none'],
    ['in the printer', 'stored'],
    ['as dots', 'dots'],
  ] as const
).flatMap(([logo, logoBy]) => [
  { name: 'by hand', logo, encode: () => Promise.resolve(byHand(logoBy)) },
  { name: 'PointFive', logo, encode: () => ours(logoBy) },
  // None of them keeps a logo in the printer.
  ...(logoBy === 'stored'
    ? []
    : peers.map(({ name, encode }) => ({ name, logo, encode: () => encode(logoBy === 'dots') }))),
]);

const ROUNDS = 6;
const ENCODES_A_TURN = 30;

/** 8N1: ten bits a byte. */
const wireSeconds = (bytes: number, baud: number): number => (bytes * 10) / baud;

const keyOf = ({ name, logo }: Encoder): string => `${name}, logo ${logo}`;

/** Bytes and encode time of the same receipt, ours beside the shortest that a hand can write and three libraries. */
export async function receiptBench(gate: Gate): Promise<Report> {
  const times = await interleave(
    encoders.map((encoder) => ({
      name: keyOf(encoder),
      async measure() {
        const samples: number[] = [];
        for (let count = 0; count < ENCODES_A_TURN; count += 1) {
          const start = performance.now();
          await encoder.encode();
          samples.push(performance.now() - start);
        }
        return samples;
      },
    })),
    ROUNDS,
    gate,
  );
  const sizes = new Map<string, number>();
  const rows: Cell[][] = [];
  for (const encoder of encoders) {
    const bytes = await encoder.encode();
    const time = times.get(keyOf(encoder));
    const { chinese, accents } = readBack(bytes);
    sizes.set(keyOf(encoder), bytes.length);
    rows.push([
      encoder.name,
      encoder.logo,
      bytes.length,
      time?.p50 ?? null,
      time?.p99 ?? null,
      wireSeconds(bytes.length, 19_200),
      wireSeconds(bytes.length, 115_200),
      chinese,
      accents,
    ]);
  }
  const ratio = (one: string, other: string): number => (sizes.get(one) ?? 0) / (sizes.get(other) ?? 1);
  const goal = (what: string, found: number, most: number) => ({ what, found, most, timed: false });
  const shortestPeer = peers
    .map(({ name }) => `${name}, logo as dots`)
    .reduce((one, other) => ((sizes.get(one) ?? 0) <= (sizes.get(other) ?? 0) ? one : other));
  return {
    name: 'receipt: 12 lines in Latin and Chinese, tax, total, QR code',
    head: [
      'encoder',
      'logo',
      'bytes',
      'ms p50',
      'ms p99',
      's at 19200',
      's at 115200',
      'Chinese exact',
      'accents exact',
    ],
    rows,
    goals: [
      goal(
        'bytes without a logo, PointFive / by hand',
        ratio('PointFive, logo none', 'by hand, logo none'),
        1.1,
      ),
      goal(
        'bytes with a logo, PointFive / by hand',
        ratio('PointFive, logo in the printer', 'by hand, logo in the printer'),
        1.1,
      ),
      goal(
        'bytes with a logo, PointFive / the shortest of the libraries',
        ratio('PointFive, logo in the printer', shortestPeer),
        0.15,
      ),
    ],
    notes: [
      'Exact: read back, to the character, by a strict virtual printer with Simplified-Chinese firmware.',
    ],
    turns: gate.passed(),
    forced: gate.forced(),
  };
}
