import { parseArgs } from 'node:util';
import { campaign, type TargetResult } from './campaign.ts';
import { targets } from './targets.ts';

/*
 * The long run by hand: `npm run fuzz -- [--runs 1000000] [--only word,word] [--seed 7]`. `--runs` counts the inputs of
 * all targets together; `--only` takes those whose name holds one of the words. The same seed gives the same inputs.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    seed: { type: 'string' },
  },
  strict: true,
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const words = values.only?.split(',') ?? [''];
const unknown = words.filter((word) => !targets.some(({ name }) => name.includes(word)));
const runs = Number(values.runs);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
if (unknown.length > 0 || !Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  say(
    unknown.length > 0
      ? `No such target: ${unknown.join(', ')}.`
      : '--runs and --seed are whole numbers, --runs 1 or more.',
  );
  say(`Targets: ${targets.map(({ name }) => name).join('; ')}.`);
  process.exit(2);
}

const chosen = targets.filter(({ name }) => words.some((word) => name.includes(word)));
const since = performance.now();
say(`${chosen.length} parsers and drivers, ${runs} inputs, seed ${seed}.`);

function sayResult({ name, runs: done, ms, keptBytes, failures }: TargetResult): void {
  const rate = Math.round((done / Math.max(ms, 1)) * 1000);
  const kept = Math.max(0, Math.round(keptBytes / 1024));
  say(
    `${failures.length === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(32)} ${String(done).padStart(8)} inputs ` +
      `${String(rate).padStart(7)}/s, at most ${kept} KiB kept of a batch`,
  );
  for (const failure of failures) say(`       ${failure.replaceAll('\n', '\n       ')}`);
}

const results = await campaign({
  targets: chosen,
  module: new URL('./targets.ts', import.meta.url).href,
  runs,
  seed,
  onResult: sayResult,
});
const total = results.reduce((sum, { runs: done }) => sum + done, 0);
const broken = results.filter(({ failures }) => failures.length > 0);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
say(
  `${total} inputs in ${Math.round((performance.now() - since) / 1000)} s, most memory of the process ${peak} MiB, ` +
    `${broken.length} of ${results.length} parsers and drivers failed.`,
);
process.exitCode = broken.length === 0 ? 0 : 1;
