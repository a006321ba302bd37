import { expect, test } from 'vitest';
import { soak } from './soak.ts';

test('half a minute of killed engines and pulled cables: every press reaches an end, once, alike on both sides', async () => {
  const report = await soak({
    ms: 14_000,
    leastPresses: 11,
    engines: 1,
    lights: 6,
    stations: 6,
    random: Math.random,
    accidentMs: 900,
    pressMs: 1_500,
    say: () => undefined,
  });
  expect(report.wrong).toEqual([]);
  expect(report.presses).toBeGreaterThan(10);
  expect(report.accidents).toMatchObject({
    'hub killed': expect.any(Number),
    'kiosk killed': expect.any(Number),
  });
});
