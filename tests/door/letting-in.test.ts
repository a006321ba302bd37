import { expect, test } from 'vitest';
import { withDoor } from '../harness/with-door.ts';

test('a link lets one browser in, once', async () => {
  await withDoor(async ({ origin, engine, log }) => {
    const link = `${origin}/kiosk?boot=${engine().access.mint('kiosk')}`;
    const first = await fetch(link, { redirect: 'manual' });
    expect(first.status).toBe(303);
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/i);
    const second = await fetch(link, { redirect: 'manual' });
    expect(second.status).toBe(401);
    expect(second.headers.get('set-cookie') ?? '').not.toMatch(/pointfive_kiosk=[A-Za-z0-9]/);
    expect(log.filter(({ id }) => id === 'door.refused')).toMatchObject([{ fields: { why: 'bad-token' } }]);
  });
});

test('a link is void after a quarter of an hour, however the wall clock jumped', async () => {
  await withDoor(async ({ origin, engine, clock }) => {
    const early = engine().access.mint('kiosk');
    clock.jumpWall(3_600_000);
    expect((await fetch(`${origin}/kiosk?boot=${early}`, { redirect: 'manual' })).status).toBe(303);
    const late = engine().access.mint('kiosk');
    await clock.advance(15 * 60_000 + 1);
    expect((await fetch(`${origin}/kiosk?boot=${late}`, { redirect: 'manual' })).status).toBe(401);
  });
});

test('a link of another screen, or a made-up one, lets nobody in', async () => {
  await withDoor(async ({ origin, engine, rows }) => {
    const before = rows();
    const board = engine().access.mint('board');
    for (const token of [board, 'AAAA', '']) {
      expect((await fetch(`${origin}/manager?boot=${token}`, { redirect: 'manual' })).status).toBe(401);
    }
    expect(rows()).toEqual(before);
  });
});

test('guessing PINs is slowed down, also for the right one, and a wait is not shortened by the wall clock', async () => {
  await withDoor(async ({ letIn, engine, clock, log }) => {
    engine().stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '1111' });
    const station = await letIn('station');
    for (let guess = 0; guess < 5; guess += 1) {
      const { status, body } = await station.post('staff.signIn', { pin: `000${guess}` });
      expect(status).toBe(409);
      expect(body).toMatchObject({ ok: false, reason: guess < 4 ? 'wrong-pin' : 'wait' });
    }
    expect((await station.post('staff.signIn', { pin: '1111' })).body).toMatchObject({ reason: 'wait' });
    clock.jumpWall(3_600_000);
    expect((await station.post('staff.signIn', { pin: '1111' })).body).toMatchObject({ reason: 'wait' });
    await clock.advance(31_000);
    expect((await station.post('staff.signIn', { pin: '1111' })).body).toMatchObject({
      ok: true,
      value: { name: 'Mia', role: 'staff' },
    });
    expect(log.filter(({ id }) => id === 'staff.refused')).toHaveLength(7);
    expect(JSON.stringify(log)).not.toContain('1111');
  });
});

test('who signs in on one browser is nobody on another, and staff are no managers on the manager’s page', async () => {
  await withDoor(async ({ letIn, engine }) => {
    engine().stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '1111' });
    const one = await letIn('station');
    const other = await letIn('station');
    const manager = await letIn('manager');
    expect((await one.post('staff.signIn', { pin: '1111' })).status).toBe(200);
    expect((await one.post('kiosk.service', { open: true })).status).toBe(200);
    expect((await other.post('kiosk.service', { open: true })).body).toMatchObject({ why: 'signed-out' });
    expect((await one.post('catalog.rollback', { version: 1 })).body).toMatchObject({ why: 'not-allowed' });
    expect((await manager.post('staff.signIn', { pin: '1111' })).body).toMatchObject({ reason: 'wrong-pin' });
    expect((await one.post('staff.signOut', {})).status).toBe(200);
    expect((await one.post('kiosk.service', { open: true })).body).toMatchObject({ why: 'signed-out' });
  });
});

test('a page that is open stays let in; one not seen for a month is not', async () => {
  await withDoor(async ({ letIn, engine, clock }) => {
    const kiosk = await letIn('kiosk');
    clock.jumpWall(20 * 24 * 3_600_000);
    expect((await kiosk.post('session.touch', {})).status).toBe(409);
    clock.jumpWall(20 * 24 * 3_600_000);
    expect((await kiosk.post('session.touch', {})).status).toBe(409);
    clock.jumpWall(31 * 24 * 3_600_000);
    expect((await kiosk.post('session.touch', {})).status).toBe(401);
    expect(engine().stores.sessions.current('K1')).toBeUndefined();
  });
});
