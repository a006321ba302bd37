import type { DeviceClock } from '../ports/device.ts';
import type { ZvtLedger, ZvtTransaction } from './zvt-ledger.ts';
import type { ZvtOutlet } from './zvt-outlet.ts';
import { printed, receiptLines, storedStatus } from './zvt-status.ts';
import { zvtMessage } from './zvt-wire.ts';

/** Stores transactions and tells the host of them, in the order of PA00P015 §2.2.6 to §2.2.10. */
export interface ZvtBooking {
  readonly store: (one: Pick<ZvtTransaction, 'kind' | 'amount' | 'result' | 'original'>) => ZvtTransaction;
  readonly takeBack: (of: ZvtTransaction) => ZvtTransaction;
  /** Status-information, receipt, completion; what is not acknowledged, or refused, may be taken back. */
  readonly report: (one: ZvtTransaction) => void;
  readonly print: (one: ZvtTransaction) => void;
  readonly complete: () => void;
  readonly giveUp: (code: number) => void;
  readonly progress: (code: number) => void;
}

export function createZvtBooking(deps: {
  readonly ledger: ZvtLedger;
  readonly outlet: ZvtOutlet;
  readonly clock: DeviceClock;
  readonly currency: number;
  /** Whether a bit of the registration's config byte is set. */
  readonly wants: (bit: number) => boolean;
  readonly autoReversal: () => boolean;
}): ZvtBooking {
  const { ledger, outlet, wants } = deps;
  const store: ZvtBooking['store'] = (one) => {
    const last = ledger.last();
    const trace = ((last?.trace ?? 470) % 999_999) + 1;
    const receipt = ((last?.receipt ?? 470) % 9_999) + 1;
    const stored = { ...one, trace, receipt, currency: deps.currency, at: deps.clock.now() };
    ledger.put(stored);
    return stored;
  };
  const takeBack = (of: ZvtTransaction): ZvtTransaction =>
    store({ kind: 'reversal', amount: of.amount, result: 0, original: of.trace });
  const complete = (): void => outlet.send(zvtMessage('060f'));
  const giveUp = (code: number): void => outlet.send(zvtMessage('061e', [code]));
  const progress = (code: number): void => {
    if (wants(0x08)) outlet.send(zvtMessage('04ff', [code]));
  };
  const print = (one: ZvtTransaction): void => {
    if (!wants(0x02)) return;
    for (const part of printed(receiptLines(one), wants(0x80))) outlet.send(part);
  };
  const report = (one: ZvtTransaction): void => {
    const isPaid = one.kind === 'payment' && one.result === 0;
    outlet.send(storedStatus(one), {
      taken() {
        print(one);
        complete();
      },
      missed() {
        if (deps.autoReversal() && isPaid) takeBack(one);
      },
      refused(code) {
        if (code === 0x9c) {
          report(one);
          return;
        }
        if (isPaid) takeBack(one);
        progress(0x05);
        giveUp(0x66);
      },
    });
  };
  return { store, takeBack, report, print, complete, giveUp, progress };
}
