import { expect, test } from 'vitest';
import type { CableFault } from '../../hardware/sim/cable-faults.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

/** Everything that can happen to a cable. A new kind does not compile before it stands here. */
const faults: { readonly [K in CableFault['kind']]: Extract<CableFault, { readonly kind: K }> } = {
  fragment: { kind: 'fragment', bytes: 1 },
  stall: { kind: 'stall' },
  'stall-after': { kind: 'stall-after', bytes: 40 },
  late: { kind: 'late', ms: 1_500 },
  garble: { kind: 'garble', every: 11 },
  'wrong-speed': { kind: 'wrong-speed' },
  unplug: { kind: 'unplug' },
  'unplug-after': { kind: 'unplug-after', bytes: 40 },
  'power-cycle': { kind: 'power-cycle' },
};

const cases = (['printer', 'terminal'] as const).flatMap((device) =>
  Object.values(faults).map((fault) => [fault.kind, device, fault] as const),
);

/** Longer than any doubt about a receipt lasts before a person is called. */
const A_WHILE_MS = 5 * 60_000;

test.each(cases)(
  '%s on the cable of the %s: nothing is charged twice, and no receipt is printed twice without saying so',
  async (_, device, fault) => {
    await withKiosk(async (world) => {
      const { kiosk, terminal, printer, clock } = world;
      terminal.setMode('ask a person');
      await kiosk.reviews('flat-white');
      await kiosk.pays('card');
      await kiosk.sees({ session: { step: 'paying' } });
      const { cable } = world[device];
      cable.suffer(fault);
      terminal.approve();
      await clock.advance(A_WHILE_MS);
      cable.mend();
      cable.plug();
      await clock.advance(A_WHILE_MS);

      // Without power a terminal lets the card go that it waited for.
      const charged = device === 'terminal' && fault.kind === 'power-cycle' ? 0 : 1;
      expect(terminal.ledger.entries().map(({ charges, asked }) => [charges, asked])).toEqual([[charged, 1]]);
      const whole = printer
        .tickets()
        .filter(({ lines, codes }) => codes.length > 0 && !lines.some((line) => line.includes('DUPLICATE')));
      expect(whole.length).toBeLessThanOrEqual(1);
    });
  },
);
