import { parseArgs } from 'node:util';
import { assistBench } from './assist/assist-bench.ts';
import { createGate, type Gate } from './measure/idle.ts';
import { pagerBench } from './pager/pager-bench.ts';
import { receiptBench } from './receipt/receipt-bench.ts';
import { scanBench } from './scan/scan-bench.ts';
import { draw, failed, type Report } from './table.ts';

const benches: Readonly<Record<string, (gate: Gate) => Promise<Report>>> = {
  receipt: receiptBench,
  pager: pagerBench,
  scan: scanBench,
  assist: assistBench,
};

/** A turn waits so long for an idle machine; on a busy one the whole run still ends within three minutes. */
const PATIENCE_MS = 500;

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false } },
  strict: true,
});
const chosen = values.only?.split(',') ?? Object.keys(benches);
const unknown = chosen.filter((name) => benches[name] === undefined);
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const reports: Report[] = [];
for (const name of chosen) {
  const report = await benches[name]?.(createGate(PATIENCE_MS));
  if (report === undefined) continue;
  reports.push(report);
  if (!values.json) console.log(draw(report));
}
if (values.json) console.log(JSON.stringify(reports, null, 2));
process.exitCode = reports.some(failed) ? 1 : 0;
