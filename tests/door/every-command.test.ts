import { expect, test } from 'vitest';
import { type CommandName, commands, isCommand } from '../../contract/commands.ts';
import { type Audience, audiences, type Screen } from '../../contract/wire.ts';
import { openApiDocument } from '../../main/gateway/openapi.ts';
import type { Caller } from '../../main/gateway/caller.ts';
import { mia, petra, withKiosk } from '../harness/with-kiosk.ts';

const names = Object.keys(commands).filter(isCommand);

const screenOf: Readonly<Record<Audience, Screen>> = {
  kiosk: 'kiosk',
  station: 'station',
  staff: 'station',
  supervisor: 'station',
  manager: 'manager',
  board: 'board',
  dock: 'dock',
};

function callerOf(audience: Audience): Caller {
  const staff = audience === 'manager' ? petra : audience === 'staff' ? mia : null;
  return { audience, screen: screenOf[audience], staff, sessionKey: null };
}

const mayNot = names.flatMap((name) => {
  const allowed: readonly Audience[] = commands[name].audience;
  return audiences.filter((audience) => !allowed.includes(audience)).map((audience) => ({ name, audience }));
});

test('every command is refused to everybody whom the table does not name, logged, and changes nothing', async () => {
  expect(mayNot.length).toBeGreaterThan(100);
  await withKiosk(async ({ engine, log }) => {
    const { door, stores } = engine();
    const changes = () => Number(stores.db.prepare('SELECT total_changes()').pluck().get());
    const before = changes();
    for (const { name, audience } of mayNot) {
      const logged = log.length;
      const answer = await door(callerOf(audience), name, {});
      const why = answer.ok ? 'done' : answer.why;
      expect(['not-allowed', 'signed-out'], `${name} by ${audience}`).toContain(why);
      expect(log.slice(logged)).toMatchObject([
        { id: 'door.refused', fields: { command: name, why, audience } },
      ]);
    }
    expect(changes()).toBe(before);
  });
});

test.each(names)(
  '%s with words that it does not know is refused, logged, and changes nothing',
  async (name) => {
    await withKiosk(async ({ engine, log }) => {
      const { door, stores } = engine();
      const changes = () => Number(stores.db.prepare('SELECT total_changes()').pluck().get());
      const before = changes();
      const [audience = 'kiosk'] = commands[name].audience;
      const wrong: readonly unknown[] = [
        null,
        [],
        'text',
        42,
        { price: 1, [' surprise']: true },
        { __proto__: { x: 1 }, extra: {} },
      ];
      for (const raw of wrong) {
        const answer = await door(callerOf(audience), name, raw);
        expect(answer, `${name} with ${JSON.stringify(raw)}`).toMatchObject({ ok: false, why: 'malformed' });
        if (!answer.ok) expect(answer.message).toContain(name);
      }
      expect(changes()).toBe(before);
      expect(log.filter(({ id }) => id === 'door.refused')).toHaveLength(wrong.length);
    });
  },
);

test('a command that is none is refused by name', async () => {
  await withKiosk(async ({ kiosk, log }) => {
    for (const name of ['order.steal', 'toString', '__proto__', 'constructor', '', 'x'.repeat(5000)]) {
      expect(await kiosk.send(name)).toMatchObject({ ok: false, why: 'unknown-command' });
    }
    expect(log.filter(({ id }) => id === 'door.refused')).toHaveLength(6);
    for (const { fields } of log)
      expect(JSON.stringify(fields['command'] ?? '').length - 2).toBeLessThanOrEqual(64);
  });
});

test('no command takes a price, but those by which a person of staff says what the shelf shows', () => {
  const priced: CommandName[] = names.filter((name) => {
    const schema = JSON.stringify(openApiDocument()).split(`"/api/${name}"`)[1]?.split('"/api/')[0] ?? '';
    return /"(unitPrice|price|amount|total|cost)"/.test(schema);
  });
  expect(priced).toEqual(['approval.settle', 'approval.adjust']);
  for (const name of priced)
    for (const audience of ['kiosk', 'station', 'board', 'dock'])
      expect(commands[name].audience).not.toContain(audience);
});

test('the OpenAPI document lists every command with its input', () => {
  const document: { readonly paths?: Readonly<Record<string, unknown>> } = openApiDocument();
  expect(Object.keys(document.paths ?? {}).toSorted()).toEqual(
    names.map((name) => `/api/${name}`).toSorted(),
  );
  const object = expect.objectContaining({ type: 'object' });
  const eitherOf = expect.objectContaining({ anyOf: expect.arrayContaining([object]) });
  for (const path of Object.values(document.paths ?? {}))
    expect(path).toMatchObject({
      post: {
        requestBody: { content: { 'application/json': { schema: expect.toBeOneOf([object, eitherOf]) } } },
      },
    });
});
