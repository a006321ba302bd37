import { expect, test } from 'vitest';
import { virtualButtonRelease } from '../../hardware/sim/virtual-button.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

const devices = { light: { driver: 'line-light', model: 'patlite-phe' }, display: { driver: 'cd5220' } };
const signs = { devices };

const shines = async ({ light, until }: World, what: string): Promise<void> => {
  await until(() => expect(light.tower.reads()).toBe(what));
};
const reads = async ({ display, until }: World, upper: string, lower: string): Promise<void> => {
  await until(() => expect(display.lines().map((line) => line.trimEnd())).toEqual([upper, lower]));
};

test('the light follows a call: calling, seen, coming, and quiet again', async () => {
  await withKiosk(
    async (world) => {
      const { button, station, engine, light } = world;
      await shines(world, 'green steady');
      button.press();
      await shines(world, 'red quick');
      const callId = engine().desk.open()[0]?.callId ?? '';
      station.open(engine());
      await station.does('assist.seen', { callIds: [callId] });
      await shines(world, 'yellow slow');
      await station.does('assist.accept', { callId });
      await shines(world, 'yellow steady, green steady');
      await station.does('assist.resolve', { callId, reason: 'answered-question', note: '' });
      await shines(world, 'green steady');
      expect(light.tower.problems()).toEqual([]);
    },
    { devices, closed: ['station'] },
  );
});

test('a light that was pulled out and put back shows the same call', async () => {
  await withKiosk(
    async (world) => {
      const { kiosk, light, clock, manager } = world;
      await kiosk.callsHelp();
      await shines(world, 'red quick');
      light.cable.unplug();
      light.powerCycle();
      await manager.sees({
        devices: expect.arrayContaining([
          expect.objectContaining({ deviceId: 'light', state: 'absent', faults: ['gone'] }),
        ]),
      });
      expect(light.tower.reads()).toBe('dark');
      light.cable.plug();
      await clock.advance(10_000);
      await shines(world, 'red quick');
    },
    { devices, closed: ['station'] },
  );
});

test('a rung writes down what the light really answered: set, absent, silent', async () => {
  const lightCame = ({ log }: World): readonly string[] =>
    log
      .filter(({ id, fields }) => id === 'assist.rung' && fields['channel'] === 'light')
      .map(
        ({ fields }) => `${String(fields['rung'])} ${String(fields['outcome'])}: ${String(fields['detail'])}`,
      );
  await withKiosk(
    async (world) => {
      const { kiosk, light, clock, until } = world;
      await kiosk.callsHelp();
      await clock.advance(1_000);
      expect(lightCame(world)).toEqual(['1 done: calling: it answered that it shows it']);
      light.cable.unplug();
      await clock.advance(20_000);
      expect(lightCame(world).at(-1)).toBe('2 failed: absent: gone');
      light.cable.plug();
      await clock.advance(10_000);
      await until(() => expect(light.tower.reads()).toBe('red quick'));
      light.temper('never answer');
      await clock.advance(20_000);
      expect(lightCame(world).at(-1)).toBe('3 failed: it did not answer');
    },
    { devices, closed: ['station'] },
  );
});

test('a kiosk that was killed with a call open lights the call again', async () => {
  await withKiosk(
    async (world) => {
      await world.kiosk.callsHelp();
      await shines(world, 'red quick');
      await world.kill();
      world.light.powerCycle();
      await world.boot();
      await shines(world, 'red quick');
    },
    { devices, closed: ['station'] },
  );
});

test('a closed kiosk is dark, one without a menu is broken', async () => {
  await withKiosk(async (world) => {
    await world.station.does('kiosk.service', { open: false });
    await world.clock.advance(5_000);
    await shines(world, 'dark');
    await reads(world, 'Corner', 'Kiosk closed');
    await world.station.does('kiosk.service', { open: true });
    await world.clock.advance(5_000);
    await shines(world, 'green steady');
  }, signs);
  await withKiosk(
    async (world) => {
      await shines(world, 'red steady, yellow slow');
    },
    { devices, catalog: null },
  );
});

test('the pole display follows an order from welcome to its number', async () => {
  await withKiosk(async (world) => {
    const { kiosk, display } = world;
    await reads(world, 'Welcome', 'Corner');
    await kiosk.orders('flat-white');
    await until20(world, /^Flat white +\d+\.\d\d$/, /^Total +EUR +\d+\.\d\d$/);
    await kiosk.does('order.review');
    await until20(world, /^Total +EUR/, /^Please check order$/);
    await kiosk.pays('card');
    await until20(world, /^Thank you$/, /^Your number +\w+$/);
    expect(display.problems()).toEqual([]);
  }, signs);
});

test('a pole display that nobody can write to holds up no order', async () => {
  await withKiosk(async (world) => {
    world.display.cable.unplug();
    await world.kiosk.reviews('flat-white');
    await world.kiosk.pays('card');
    await world.kiosk.sees({ session: { step: 'done' } });
    world.display.cable.plug();
    await world.clock.advance(10_000);
    await until20(world, /^Thank you$/, /^Your number/);
  }, signs);
});

test('held, the button takes back a call that was open before, and never the one that it makes', async () => {
  const press = { longPress: { seconds: 3, does: 'withdraw' }, release: { line: virtualButtonRelease } };
  await withKiosk(
    async (world) => {
      const { button, clock, engine, until } = world;
      button.hold(true);
      await clock.advance(6_000);
      await until(() => expect(engine().desk.open()).toHaveLength(1));
      button.hold(false);
      await clock.advance(2_000);
      button.hold(true);
      await clock.advance(3_000);
      await until(() => expect(engine().desk.open()).toHaveLength(0));
      expect(engine().desk.recent()).toMatchObject([{ state: 'withdrawn' }]);
    },
    { devices: { ...devices, button: press } },
  );
});

async function until20(world: World, upper: RegExp, lower: RegExp): Promise<void> {
  await world.until(() => {
    const [first, second] = world.display.lines().map((line) => line.trimEnd());
    expect(first).toMatch(upper);
    expect(second).toMatch(lower);
  });
}
