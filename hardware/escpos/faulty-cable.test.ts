import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../tests/harness/memory-cable.ts';
import type { PrintOutcome } from '../ports/printer.ts';
import type { CableFault } from '../sim/cable-faults.ts';
import { createVirtualPrinter, type VirtualPrinterOptions } from '../sim/virtual-printer.ts';
import { createEscPosPrinter } from './esc-pos-printer.ts';
import { profile80mm } from './profile.ts';

/*
 * One promise under every fault of a cable: what is called printed is on paper, whole, once. What is not is a value,
 * in time, and the line is let go for the next job.
 */
function ticket(mark: string): TicketDocument {
  return {
    blocks: [
      { kind: 'text', text: mark },
      { kind: 'columns', left: '2 x Caffè latte', right: '9.80' },
      { kind: 'rule' },
      { kind: 'text', text: `end of ${mark}` },
      { kind: 'cut' },
    ],
  };
}

async function rig(options: Partial<VirtualPrinterOptions> = {}) {
  const clock = createFakeDeviceClock();
  const paper = createVirtualPrinter({ id: 'printer', ...options });
  const cable = memoryCable(paper, 7, clock);
  const printer = createEscPosPrinter({
    id: 'printer',
    open: cable.open,
    profile: profile80mm,
    clock,
    patienceMs: 60_000,
  });
  await clock.advance(5_000);
  /** Complete tickets with this mark. */
  const onPaper = (mark: string): number =>
    paper
      .tickets()
      .filter(({ lines }) => lines.includes(mark) && lines.includes(`end of ${mark}`) && lines.length === 4)
      .length;
  return { clock, paper, cable, printer, onPaper };
}

/** Moves time until the outcome is there; a driver that hangs fails here. */
async function outcome(clock: FakeDeviceClock, printing: Promise<PrintOutcome>): Promise<PrintOutcome> {
  let result: PrintOutcome | null = null;
  void printing.then((value) => {
    result = value;
  });
  for (let steps = 0; result === null && steps < 1_200; steps += 1) await clock.advance(500);
  if (result === null) throw new Error('the driver gave no outcome within ten minutes');
  return result;
}

describe('one job over a cable with a fault', () => {
  test.each<[string, CableFault, PrintOutcome['kind']]>([
    ['every byte comes alone', { kind: 'fragment', bytes: 1 }, 'confirmed'],
    ['answers are a little late', { kind: 'late', ms: 300 }, 'confirmed'],
    ['answers are later than anybody waits', { kind: 'late', ms: 5_000 }, 'failed'],
    ['nothing gets through', { kind: 'stall' }, 'failed'],
    ['every byte is noise', { kind: 'garble', every: 1 }, 'failed'],
    ['the speeds differ', { kind: 'wrong-speed' }, 'failed'],
  ])('%s', async (_, fault, kind) => {
    const { clock, cable, printer, onPaper } = await rig();
    cable.suffer(fault);
    await clock.advance(10_000);
    const end = await outcome(clock, printer.print('1', ticket('one')));
    expect(end.kind).toBe(kind);
    expect(onPaper('one')).toBe(kind === 'confirmed' ? 1 : 0);
  });

  test.each<[string, CableFault]>([
    ['the plug comes out in the middle', { kind: 'unplug-after', bytes: 60 }],
    ['it stalls in the middle', { kind: 'stall-after', bytes: 60 }],
  ])('%s: not called printed, and the next job is', async (_, fault) => {
    const { clock, cable, printer, onPaper } = await rig();
    cable.suffer(fault);
    const end = await outcome(clock, printer.print('1', ticket('one')));
    expect(end.kind).not.toBe('confirmed');
    expect(end.kind).not.toBe('failed');
    cable.mend();
    cable.plug();
    await clock.advance(20_000);
    expect(await outcome(clock, printer.print('2', ticket('two')))).toMatchObject({ kind: 'confirmed' });
    expect(onPaper('two')).toBe(1);
  });
});

const anyFault: fc.Arbitrary<CableFault> = fc.oneof(
  fc.record({ kind: fc.constant('fragment'), bytes: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('late'), ms: fc.integer({ min: 50, max: 4_000 }) }),
  fc.record({ kind: fc.constant('unplug-after'), bytes: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('stall-after'), bytes: fc.integer({ min: 1, max: 200 }) }),
  fc.constantFrom<CableFault>(
    { kind: 'stall' },
    { kind: 'unplug' },
    { kind: 'power-cycle' },
    { kind: 'wrong-speed' },
  ),
);

test('whatever happens to the cable, what is called printed is on paper, and what failed is not', async () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: anyFault.map((fault) => ({ what: 'suffer', fault }) as const) },
    { weight: 1, arbitrary: fc.constant({ what: 'mend' } as const) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 10, max: 8_000 }).map((ms) => ({ what: 'wait', ms }) as const),
    },
    { weight: 2, arbitrary: fc.constant({ what: 'print' } as const) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 8 }),
      fc.constantFrom('answered', 'ignored'),
      async (steps, processId) => {
        const { clock, cable, printer, onPaper } = await rig({ processId });
        let jobs = 0;
        for (const each of [...steps, { what: 'print' } as const]) {
          if (each.what === 'suffer') cable.suffer(each.fault);
          else if (each.what === 'wait') await clock.advance(each.ms);
          else if (each.what === 'mend') {
            cable.mend();
            cable.plug();
          } else {
            jobs += 1;
            const mark = `job ${jobs}`;
            const end = await outcome(clock, printer.print(mark, ticket(mark)));
            if (end.kind === 'confirmed') expect(onPaper(mark)).toBe(1);
            if (end.kind === 'failed') expect(onPaper(mark)).toBe(0);
          }
        }
        await printer.close();
        // A question that was under way ends by its own deadline.
        await clock.advance(10_000);
        expect(clock.pending()).toBe(0);
      },
    ),
    { numRuns: 40 },
  );
});
