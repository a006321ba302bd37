import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

/** A hub whose memory rises more than this a minute, over minutes, would not last a week. */
const FLAT_MB_PER_MINUTE = 1;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    kiosks: { type: 'string', default: '24' },
    engines: { type: 'string', default: '2' },
  },
  strict: true,
});
const report = await soak({
  ms: Number(values.minutes) * 60_000,
  engines: Number(values.engines),
  lights: Number(values.kiosks),
  stations: 20,
  random: Math.random,
  accidentMs: 4_000,
  pressMs: 12_000,
  say: (line) => console.log(line),
});
console.log(JSON.stringify(report, null, 2));
const grows = Number(values.minutes) >= 5 && report.hubMbPerMinute > FLAT_MB_PER_MINUTE;
if (grows) console.log(`the hub grows by ${report.hubMbPerMinute.toFixed(2)} MB a minute`);
process.exitCode = report.wrong.length > 0 || grows ? 1 : 0;
