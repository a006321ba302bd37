import { expect, test } from 'vitest';
import { createShellKeeper, kindOf, PAGE } from './shell-cache.ts';

function world(answers: Readonly<Record<string, Response | 'unreachable' | 'silent'>>) {
  const kept = new Map<string, Response>();
  const fetched: string[] = [];
  const keeper = createShellKeeper({
    cache: async () => ({
      match: async (path) => kept.get(path)?.clone(),
      put: async (path, response) => void kept.set(path, response),
      delete: async (path) => kept.delete(path),
    }),
    fetch: async (path) => {
      fetched.push(path);
      const answer = answers[path] ?? 'unreachable';
      if (answer === 'silent') return new Promise<Response>(() => {});
      if (answer === 'unreachable') throw new TypeError('no line');
      return answer.clone();
    },
    tooLate: async () => {
      // Later than whatever answers at all.
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('too late');
    },
  });
  return { keeper, kept, fetched };
}

test.each([
  ['GET', PAGE, 'page'],
  ['GET', '/assets/station-abc.js', 'file'],
  ['GET', '/healthz', null],
  ['GET', '/catalog/4', null],
  ['GET', '/station/worker.js', null],
  ['GET', '/manager', null],
  ['POST', '/api/assist.accept', null],
  ['POST', PAGE, null],
] as const)('%s %s is kept as %s: nothing that the engine says is', (method, path, kind) => {
  expect(kindOf(method, path)).toBe(kind);
});

test('the page comes from the engine while it answers, and is kept', async () => {
  const { keeper, kept } = world({ [PAGE]: new Response('new page') });
  expect(await (await keeper.page()).text()).toBe('new page');
  expect(await kept.get(PAGE)?.text()).toBe('new page');
});

test.each(['unreachable', 'silent'] as const)(
  'an engine that is %s: the page opens as it was',
  async (how) => {
    const { keeper, kept } = world({ [PAGE]: how });
    kept.set(PAGE, new Response('old page'));
    expect(await (await keeper.page()).text()).toBe('old page');
  },
);

test('a device that is let in no more keeps no page', async () => {
  const { keeper, kept } = world({ [PAGE]: new Response('a link is needed', { status: 401 }) });
  kept.set(PAGE, new Response('old page'));
  expect((await keeper.page()).status).toBe(401);
  expect(kept.has(PAGE)).toBe(false);
});

test('an error is shown and not kept', async () => {
  const { keeper, kept } = world({
    [PAGE]: new Response('oops', { status: 500 }),
    '/assets/a.js': new Response('', { status: 503 }),
  });
  kept.set(PAGE, new Response('old page'));
  expect((await keeper.page()).status).toBe(500);
  expect(await kept.get(PAGE)?.text()).toBe('old page');
  expect((await keeper.file('/assets/a.js')).status).toBe(503);
  expect(kept.has('/assets/a.js')).toBe(false);
});

test('a file is fetched once, and one that is missing does not spoil the others', async () => {
  const { keeper, fetched } = world({ '/assets/a.js': new Response('a') });
  await keeper.fill({ version: '1', files: ['/assets/a.js', '/assets/gone.js'] });
  expect(await (await keeper.file('/assets/a.js')).text()).toBe('a');
  expect(fetched).toEqual(['/assets/a.js', '/assets/gone.js', PAGE]);
});
