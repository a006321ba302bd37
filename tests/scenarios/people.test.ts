import { expect, test } from 'vitest';
import type { StationView } from '../../contract/views.ts';
import { type Browser, type DoorWorld, withDoor } from '../harness/with-door.ts';

/** A page with its feed open; what it shows now. */
async function watch({ until, clock }: DoorWorld, browser: Browser) {
  const socket = await browser.feed();
  let view: StationView | null = null;
  socket.on('message', (data) => {
    if (!Buffer.isBuffer(data)) return;
    const frame: { readonly value: StationView } = JSON.parse(data.toString('utf8'));
    view = frame.value;
  });
  socket.send(JSON.stringify({ epoch: null, seen: {} }));
  const shows = (wanted: object) =>
    until(() => {
      expect(view).toMatchObject(wanted);
    });
  /** Lets fake time pass without letting the page look dead: its pongs take real turns. */
  const wait = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 3) {
      await clock.advance(3000);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { shows, wait, view: () => view };
}

const facts = { languages: ['zh', 'en'], skills: ['payments'] } as const;
const person = (name: string, more: object = {}) => ({
  staffId: null,
  name,
  role: 'staff',
  ...facts,
  pin: '8062',
  ...more,
});

async function managed(world: DoorWorld): Promise<Browser> {
  world.engine().stores.staff.add({ staffId: 'petra', name: 'Petra', role: 'manager', pin: '4711' });
  const manager = await world.letIn('manager');
  expect((await manager.post('staff.signIn', { pin: '4711' })).status).toBe(200);
  return manager;
}

const audit = (world: DoorWorld) =>
  world
    .engine()
    .stores.db.prepare(`SELECT actor, action, origin FROM audit WHERE origin <> '' ORDER BY audit_id`)
    .all();

test('a manager lets somebody in, who signs in by name and PIN, is on duty, takes a break, and leaves', async () => {
  await withDoor(async (world) => {
    const manager = await managed(world);
    const saved = await manager.post('people.save', person('Lin'));
    expect(saved.body).toMatchObject({ ok: true });
    const station = await world.letIn('station');
    const page = await watch(world, station);
    await page.shows({ me: null, locked: null, people: [{ name: 'Lin', duty: 'off' }, { name: 'Petra' }] });
    expect((await station.post('staff.signIn', { pin: '8062', staffId: 'petra' })).body).toMatchObject({
      reason: 'wrong-pin',
    });
    const lin = world.engine().shop.people.active()[0]?.staffId;
    expect((await station.post('staff.signIn', { pin: '8062', staffId: lin })).status).toBe(200);
    await page.shows({ me: { name: 'Lin', ...facts, duty: 'on' } });
    await station.post('duty.set', { duty: 'break' });
    await page.shows({ people: [{ name: 'Lin', duty: 'break' }] });
    await station.post('staff.signOut', {});
    await page.shows({ me: null, people: [{ name: 'Lin', duty: 'off' }, { name: 'Petra' }] });
    const place = expect.stringMatching(/^station [0-9a-f]{8}$/);
    expect(audit(world)).toMatchObject([
      { actor: 'petra', action: 'staff.signIn' },
      { actor: 'petra', action: 'people.save', origin: expect.stringMatching(/^manager [0-9a-f]{8}$/) },
      { actor: lin, action: 'staff.signIn', origin: place },
      { actor: lin, action: 'duty.set', origin: place },
      { actor: lin, action: 'staff.signOut', origin: place },
    ]);
    expect(JSON.stringify(world.rows())).not.toContain('8062');
  });
});

test.each([
  [{ pin: '1234' }, 'pin-trivial'],
  [{ pin: '4711' }, 'pin-taken'],
  [{ staffId: 'nobody' }, 'no-such-person'],
  [{ staffId: 'petra' }, 'last-manager'],
])('a person with %o is refused: %s', async (change, reason) => {
  await withDoor(async (world) => {
    const manager = await managed(world);
    expect((await manager.post('people.save', person('Ben', change))).body).toMatchObject({ reason });
    expect(world.engine().shop.people.active()).toHaveLength(1);
  });
});

test('a new person needs a PIN, the last manager stays, and another PIN ends the old one', async () => {
  await withDoor(async (world) => {
    const manager = await managed(world);
    const { pin: _, ...without } = person('Ben');
    expect((await manager.post('people.save', without)).body).toMatchObject({ reason: 'pin-missing' });
    expect((await manager.post('people.remove', { staffId: 'petra' })).body).toMatchObject({
      reason: 'last-manager',
    });
    expect((await manager.post('people.setPin', { staffId: 'petra', pin: '0000' })).body).toMatchObject({
      reason: 'pin-trivial',
    });
    expect((await manager.post('people.setPin', { staffId: 'petra', pin: '9146' })).status).toBe(200);
    await manager.post('staff.signOut', {});
    expect((await manager.post('staff.signIn', { pin: '4711' })).body).toMatchObject({ reason: 'wrong-pin' });
    expect((await manager.post('staff.signIn', { pin: '9146' })).status).toBe(200);
  });
});

test('who is taken out is signed out of their page, and their name stays in what they did', async () => {
  await withDoor(async (world) => {
    const manager = await managed(world);
    world.engine().stores.staff.add({ staffId: 'ben', name: 'Ben', role: 'staff', pin: '8062' });
    const station = await world.letIn('station');
    await station.post('staff.signIn', { pin: '8062' });
    expect((await manager.post('people.remove', { staffId: 'ben' })).status).toBe(200);
    expect((await station.post('kiosk.service', { open: true })).body).toMatchObject({ why: 'signed-out' });
    expect(world.engine().shop.people.listed()).toMatchObject([
      { name: 'Petra', active: true },
      { name: 'Ben', active: false, duty: 'off' },
    ]);
  });
});

test('a page that nobody touches locks itself: calls stay readable from afar, without the order; the PIN opens it', async () => {
  await withDoor(async (world) => {
    world.engine().stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '8062' });
    const station = await world.letIn('station');
    await station.post('staff.signIn', { pin: '8062' });
    const page = await watch(world, station);
    await page.shows({ me: { name: 'Mia' }, locked: null });
    await page.wait(9 * 60);
    await station.post('staff.here', {});
    await page.wait(9 * 60);
    await page.shows({ me: { name: 'Mia' } });
    await page.wait(2 * 60);
    await page.shows({ me: null, locked: { name: 'Mia', duty: 'on' }, calls: [], orders: [], kiosks: [] });
    world.station.leave();
    expect(world.engine().feed.staffPages()).toMatchObject([{ staff: { name: 'Mia' } }]);

    await world.kiosk.orders('flat-white');
    const callId = await world.kiosk.callsHelp();
    await page.shows({
      calls: [],
      glance: [{ callId, kioskName: 'Kiosk 1', place: 'by the entrance', level: 'help', taken: false }],
    });
    expect(JSON.stringify(page.view()?.glance)).not.toContain('Flat white');
    expect((await station.post('assist.accept', { callId })).body).toMatchObject({ why: 'signed-out' });
    expect((await station.post('assist.seen', { callIds: [callId] })).status).toBe(200);
    await world.kiosk.sees({ help: { state: 'seen' } });

    expect((await station.post('staff.signIn', { pin: '8062' })).status).toBe(200);
    await page.shows({ me: { name: 'Mia' }, locked: null, glance: [], calls: [{ callId }] });
    expect((await station.post('assist.accept', { callId })).status).toBe(200);
    await world.clock.advance(1000);
    expect(audit(world).at(-1)).toMatchObject({
      actor: 'mia',
      action: 'assist.accept',
      origin: expect.stringMatching(/^station [0-9a-f]{8}$/),
    });
  });
});

test('a page is locked by hand, and by the minutes that the manager chose', async () => {
  await withDoor(async (world) => {
    const manager = await managed(world);
    await manager.post('people.lockAfter', { minutes: 1 });
    world.engine().stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '8062' });
    const station = await world.letIn('station');
    await station.post('staff.signIn', { pin: '8062' });
    const page = await watch(world, station);
    await page.shows({ me: { name: 'Mia' }, lockAfterMs: 60_000 });
    await station.post('staff.lock', {});
    await page.shows({ me: null, locked: { name: 'Mia' } });
    await station.post('staff.signIn', { pin: '8062' });
    await page.shows({ me: { name: 'Mia' } });
    await page.wait(63);
    await page.shows({ me: null, locked: { name: 'Mia' } });
    // The manager's page waited as long.
    expect((await manager.post('people.lockAfter', { minutes: 5 })).body).toMatchObject({
      why: 'signed-out',
    });
  });
});

test('whoever takes a page over signs the other out of it, and off duty when it was their last', async () => {
  await withDoor(async (world) => {
    const { staff } = world.engine().stores;
    staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '8062' });
    staff.add({ staffId: 'jonas', name: 'Jonas', role: 'staff', pin: '9146' });
    const station = await world.letIn('station');
    const other = await world.letIn('station');
    await station.post('staff.signIn', { pin: '8062' });
    await other.post('staff.signIn', { pin: '8062' });
    const page = await watch(world, station);
    await station.post('staff.signIn', { pin: '9146' });
    await page.shows({ me: { name: 'Jonas' }, people: [{ name: 'Jonas' }, { name: 'Mia', duty: 'on' }] });
    await other.post('staff.signIn', { pin: '9146' });
    await page.shows({ people: [{ name: 'Jonas', duty: 'on' }] });
  });
});
