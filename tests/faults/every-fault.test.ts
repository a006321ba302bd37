import { expect, test } from 'vitest';
import type { DeviceFault } from '../../hardware/ports/device.ts';
import { NOTEBOOK_CODE } from '../harness/corner-shop.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';
import { faultsOf } from './possible-faults.ts';

/** Makes a fault happen, and undoes it as the person would who reads what to do. */
interface Calamity {
  readonly happen: (world: World) => Promise<void> | void;
  readonly mend: (world: World) => Promise<void> | void;
}

type Wired = 'printer' | 'pager' | 'scanner' | 'terminal' | 'button';

/** Longer than any driver takes to ask an idle device how it is, or to open its line again. */
const SOON_MS = 70_000;

const pulled = (device: Wired): Calamity => ({
  happen: (world) => world[device].cable.unplug(),
  mend: (world) => world[device].cable.plug(),
});
const kept = (device: Wired, why: 'busy' | 'denied'): Calamity => ({
  happen: (world) => world[device].cable.refuse(why),
  mend: (world) => world[device].cable.refuse(null),
});
const line = (device: Wired) => ({
  gone: pulled(device),
  busy: kept(device, 'busy'),
  refused: kept(device, 'denied'),
});
const wrongParity = (device: Wired): Calamity => ({
  happen: (world) => world[device].cable.wrongParity(true),
  mend: (world) => world[device].cable.wrongParity(false),
});
const printer = (change: Parameters<World['printer']['set']>[0]): Calamity => ({
  happen: (world) => world.printer.set(change),
  mend: (world) =>
    world.printer.set({
      paper: 'ok',
      coverOpen: false,
      cutterError: false,
      overheated: false,
      broken: false,
      feedHeld: false,
    }),
});
const pager = (mode: Parameters<World['pager']['setMode']>[0]): Calamity => ({
  async happen({ pager: box, kiosk }) {
    box.setMode(mode);
    await kiosk.callsHelp();
  },
  mend: ({ pager: box }) => box.setMode('ok'),
});

const calamities: Readonly<Record<Wired, Readonly<Partial<Record<DeviceFault, Calamity>>>>> = {
  printer: {
    ...line('printer'),
    'no-answer': {
      happen: (world) => world.printer.cable.swallow(true),
      mend: (world) => world.printer.cable.swallow(false),
    },
    garbled: wrongParity('printer'),
    'paper-out': printer({ paper: 'out' }),
    'paper-low': printer({ paper: 'low' }),
    'drawer-open': {
      async happen({ printer: rolls, clock }) {
        rolls.moveDrawer(true);
        await clock.advance(60_000);
      },
      mend: ({ printer: rolls }) => rolls.moveDrawer(false),
    },
    'cover-open': printer({ coverOpen: true }),
    cutter: printer({ cutterError: true }),
    overheated: printer({ overheated: true }),
    offline: printer({ feedHeld: true }),
    unrecoverable: printer({ broken: true }),
  },
  scanner: {
    ...line('scanner'),
    garbled: {
      happen(world) {
        world.scanner.setFault('endless noise');
        world.scanner.scan(NOTEBOOK_CODE);
      },
      mend(world) {
        world.scanner.setFault('none');
        world.scanner.scan(NOTEBOOK_CODE);
      },
    },
  },
  pager: {
    ...line('pager'),
    'no-answer': pager('no ID='),
    garbled: pager('NAK always'),
    // A box that says so itself is as busy or as closed as a port that somebody else holds.
    busy: pager('try later (RS 512)'),
    refused: pager('wrong password'),
  },
  terminal: {
    ...line('terminal'),
    'no-answer': {
      async happen({ terminal, clock }) {
        terminal.cable.swallow(true);
        terminal.cable.unplug();
        await clock.advance(1_000);
        terminal.cable.plug();
      },
      mend: ({ terminal }) => terminal.cable.swallow(false),
    },
    // Noise now and then: some of its answers are still understood.
    garbled: {
      happen: ({ terminal }) => terminal.cable.suffer({ kind: 'garble', every: 60 }),
      mend: ({ terminal }) => terminal.cable.mend('garble'),
    },
    unrecoverable: {
      async happen({ terminal, kiosk }) {
        terminal.setMode('wrong amount');
        await kiosk.reviews('flat-white');
        await kiosk.pays('card');
      },
      mend: ({ terminal }) => terminal.setMode('approve'),
    },
  },
  button: {
    ...line('button'),
    unrecoverable: {
      happen: ({ button }) => button.use('stuck', true),
      mend: ({ button }) => button.use('stuck', false),
    },
  },
};

const wired = [
  ['printer', 'printer'],
  ['text scanner', 'scanner'],
  ['pager', 'pager'],
  ['terminal', 'terminal'],
  ['button', 'button'],
] as const;

const cases = wired.flatMap(([name, device]) =>
  Object.entries(calamities[device]).map(([fault, calamity]) => [name, fault, device, calamity] as const),
);

/** Worth telling, and no reason to stop. */
const harmless: ReadonlySet<string> = new Set(['paper-low', 'drawer-open']);

test.each(cases)(
  '%s %s: staff see it, no customer is kept from ordering, and it is over when it is mended',
  async (name, fault, device, { happen, mend }) => {
    await withKiosk(async (world) => {
      const { station, kiosk, clock } = world;
      const shown = () =>
        station.view().then(({ devices }) => devices.find(({ deviceId }) => deviceId === device));
      expect((await shown())?.faults).toEqual([]);
      await happen(world);
      for (let waited = 0; waited < SOON_MS && !(await shown())?.faults.includes(fault); waited += 1_000) {
        await clock.advance(1_000);
      }
      expect((await shown())?.faults, `${name} should say ${fault}`).toContain(fault);
      if (!harmless.has(fault)) expect((await shown())?.state).not.toBe('ready');

      if ((await kiosk.view()).session?.step === 'done') await kiosk.does('session.finish');
      await kiosk.reviews('flat-white');
      const { session, scannerReady } = await kiosk.view();
      if (device === 'terminal') expect(session?.payment.cardReady, 'a card is offered').toBe(false);
      if (device === 'scanner') expect(scannerReady, 'a scan is invited').toBe(false);
      if (device === 'printer') {
        await kiosk.pays('card');
        await clock.advance(20_000);
        const receipt = fault === 'paper-low' || fault === 'drawer-open' ? 'printed' : 'failed';
        await kiosk.sees({ session: { step: 'done', number: 'A01', receipt } });
      }

      await mend(world);
      for (let waited = 0; waited < SOON_MS && (await shown())?.faults.includes(fault); waited += 1_000) {
        await clock.advance(1_000);
      }
      expect((await shown())?.faults).not.toContain(fault);
      if (device !== 'printer') return;
      for (let waited = 0; waited < SOON_MS && world.printer.tickets().length === 0; waited += 1_000) {
        await clock.advance(1_000);
      }
      expect(world.printer.tickets(), 'receipts, one').toHaveLength(1);
    });
  },
);

test('every fault of a device on a line is tried', () => {
  // What only ESPA, ZVT and a bare contact have is tried with their own drivers.
  const elsewhere = [
    'pager unrecoverable',
    'button no-answer',
    ...['paper-out', 'offline', 'end-of-day', 'bank'].map((fault) => `terminal ${fault}`),
  ];
  for (const [name, device] of wired) {
    const tried = Object.keys(calamities[device]);
    const can = faultsOf(name).filter((fault) => !elsewhere.includes(`${name} ${fault}`));
    expect(tried.toSorted(), name).toEqual(can.toSorted());
  }
});
