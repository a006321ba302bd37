import type { KillRun } from './kill-run.ts';

/** The run as a small table for people. */
export function report({ tally, verdicts, seconds }: KillRun): string {
  const starts = [...tally.startsMs].sort((a, b) => a - b);
  const at = (share: number): string =>
    Math.round(starts[Math.floor(share * (starts.length - 1))] ?? 0).toString();
  const sum = (count: (verdict: (typeof verdicts)[number]) => number): number =>
    verdicts.reduce((total, verdict) => total + count(verdict), 0);
  const rows: readonly (readonly [string, number | string])[] = [
    ['kills', tally.kills],
    ['boundaries killed at', tally.killsAt.size],
    ['visits', tally.visits],
    ['journal events', sum((verdict) => verdict.events)],
    ['charges', sum((verdict) => verdict.charges)],
    ['tickets', sum((verdict) => verdict.tickets)],
    ['papers honestly unknown', sum((verdict) => verdict.unknownPapers)],
    ['calls', sum((verdict) => verdict.calls)],
    ['screens compared after a restart', tally.screensCompared],
    ['acknowledged events lost', sum((verdict) => verdict.lostEvents.length)],
    ['orders lost', sum((verdict) => verdict.lostOrders.length)],
    ['double charges', sum((verdict) => verdict.doubleCharges.length)],
    ['silent charges', sum((verdict) => verdict.silentCharges.length)],
    ['orders paid without money', sum((verdict) => verdict.unpaidOrders.length)],
    ['unmarked duplicate prints', sum((verdict) => verdict.unmarkedDuplicates.length)],
    ['two customers on one paper', sum((verdict) => verdict.mixedPaper.length)],
    ['calls lost', sum((verdict) => verdict.lostCalls.length)],
    ['other screens after a restart, and engines that ended by themselves', tally.wrong.length],
    ['start of an engine, p50 / max ms (information)', `${at(0.5)} / ${at(1)}`],
    ['seconds', Math.round(seconds)],
  ];
  const kills = [...tally.killsAt].sort(([a], [b]) => a.localeCompare(b));
  const missed = [...tally.passed.keys()].filter((name) => !tally.killsAt.has(name)).sort();
  return [
    '',
    'Kills by boundary',
    ...kills.map(([name, count]) => `  ${String(count).padStart(4)}  ${name}`),
    ...(missed.length === 0 ? [] : [`  never killed at: ${missed.join('; ')}`]),
    '',
    ...rows.map(([name, value]) => `  ${String(value).padStart(10)}  ${name}`),
    '',
    '',
  ].join('\n');
}
