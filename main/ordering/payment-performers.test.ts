import { expect, test } from 'vitest';
import type { CardTerminal, ChargeOutcome } from '../../hardware/ports/terminal.ts';
import { withKiosk } from '../../tests/harness/with-kiosk.ts';
import { systemIds } from '../ids.ts';
import { PaymentPerformers } from './payment-performers.ts';

test('what a terminal says before everything is recovered waits for it, and is not lost', async () => {
  await withKiosk(async ({ kiosk, terminal, clock, engine }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    const { host, stores } = engine();
    const [attempt] = stores.payments.unsettled();
    if (attempt === undefined) throw new Error('no attempt was journalled');
    const { attempt_id: attemptId, amount } = attempt;
    let tell: (outcome: ChargeOutcome, taken: () => void) => void = () => undefined;
    let taken = 0;
    const unknown = Promise.resolve({ kind: 'unknown', attemptId } as const);
    const eager: CardTerminal = {
      id: 'terminal',
      health: () => ({ state: 'ready', faults: [], lastProofAt: null }),
      watch: () => () => undefined,
      close: () => Promise.resolve(),
      charge: () => unknown,
      inquire: () => unknown,
      cancel: () => Promise.resolve(),
      onLateOutcome: (listener) => {
        tell = listener;
        return () => undefined;
      },
    };
    const performers = new PaymentPerformers({
      host,
      stores,
      clock,
      ids: systemIds,
      log: () => undefined,
      terminal: () => eager,
      eachTerminal: (attach) => attach(eager),
    });
    const approved = { kind: 'approved', attemptId, amount, reference: 'VT1', card: '****' } as const;
    tell(approved, () => {
      taken += 1;
      expect(stores.payments.load(attemptId)?.status).toBe('approved');
    });
    await kiosk.sees({ session: { step: 'paying' } });
    expect(taken).toBe(0);
    performers.start();
    expect(taken).toBe(1);
    await kiosk.sees({ session: { step: 'done', payment: { state: 'paid' } } });
  });
});
