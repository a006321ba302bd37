import { expect, test, vi } from 'vitest';
import { createSeenReporter } from './seen-reporter.ts';

function setUp(options: { visible?: boolean; hears?: boolean } = {}) {
  const world = { visible: options.visible ?? true, hears: options.hears ?? true };
  const told: (readonly string[])[] = [];
  const waiting: (() => void)[] = [];
  const reporter = createSeenReporter({
    tell: async (callIds) => {
      told.push(callIds);
      return world.hears;
    },
    pageVisible: () => world.visible,
    later: (work) => {
      waiting.push(work);
      return () => waiting.splice(waiting.indexOf(work), 1);
    },
  });
  const end = reporter.begin();
  return { world, told, waiting, reporter, end };
}
const settle = () => vi.waitFor(() => Promise.resolve());

test('a call in sight is reported once', async () => {
  const { reporter, told } = setUp();
  reporter.inSight('a', true);
  await settle();
  reporter.inSight('a', true);
  reporter.look();
  await settle();
  expect(told).toEqual([['a']]);
});

test('a call on a page in the background is not seen until somebody looks', async () => {
  const { reporter, told, world } = setUp({ visible: false });
  reporter.inSight('a', true);
  await settle();
  expect(told).toEqual([]);
  world.visible = true;
  reporter.look();
  await settle();
  expect(told).toEqual([['a']]);
});

test('a call that left the sight before anybody could look is not seen', async () => {
  const { reporter, told, world } = setUp({ visible: false });
  reporter.inSight('a', true);
  reporter.inSight('a', false);
  world.visible = true;
  reporter.look();
  await settle();
  expect(told).toEqual([]);
});

test('an engine that did not hear is told again', async () => {
  const { reporter, told, world, waiting } = setUp({ hears: false });
  reporter.inSight('a', true);
  await settle();
  world.hears = true;
  waiting.shift()?.();
  await settle();
  reporter.look();
  await settle();
  expect(told).toEqual([['a'], ['a']]);
});

test('a page that was left reports nothing', async () => {
  const { reporter, told, end } = setUp();
  end();
  reporter.inSight('a', true);
  await settle();
  expect(told).toEqual([]);
});
