import type { DeviceClock } from '../ports/device.ts';
import type { ZvtBooking } from './zvt-booking.ts';
import type { ZvtLedger } from './zvt-ledger.ts';
import type { ZvtOutlet } from './zvt-outlet.ts';
import { registrationDone, storedStatus } from './zvt-status.ts';
import { spelled } from './zvt-wire.ts';

/** `04 amount 49 currency`, and nothing else; null when it is not that, or another money. */
export function moneyOf(body: Uint8Array, currency: number): number | null {
  const amount = spelled(body.subarray(1, 7));
  const right = body.length === 10 && body[0] === 0x04 && body[7] === 0x49 && amount > 0;
  return right && spelled(body.subarray(8)) === currency ? amount : null;
}

/** What a terminal does for its merchant: repeat a receipt, take a payment back, close the day. */
export function createZvtFunctions(deps: {
  readonly ledger: ZvtLedger;
  readonly outlet: ZvtOutlet;
  readonly booking: ZvtBooking;
  readonly clock: DeviceClock;
  readonly currency: number;
  readonly taken: () => void;
  readonly refuse: (code: number) => void;
  /** Whether it comes to no end of a question now. */
  readonly endless: () => boolean;
  readonly problem: (text: string) => void;
}) {
  const { ledger, outlet, booking, currency, taken, refuse } = deps;
  let cancelGoingOn: () => void = () => undefined;
  const goOn = (): void => {
    if (!deps.endless()) {
      booking.complete();
      return;
    }
    booking.progress(0x0e);
    cancelGoingOn = deps.clock.after(5_000, goOn);
  };
  return {
    /** The config byte when it was taken, otherwise null. */
    register(body: Uint8Array, passwordIsRight: boolean): number | null {
      if (!passwordIsRight) {
        deps.problem('registration with a wrong password');
        taken();
        booking.giveUp(0x83);
        return null;
      }
      if (spelled(body.subarray(4, 6)) !== currency) {
        refuse(0x6f);
        return null;
      }
      taken();
      outlet.send(registrationDone(currency));
      return body[3] ?? 0;
    },
    /** Takes a question and says "please wait" until it may come to its end. */
    withoutEnd(): void {
      taken();
      goOn();
    },
    forget(): void {
      cancelGoingOn();
    },
    refund(body: Uint8Array): void {
      const amount = moneyOf(body.subarray(3), currency);
      if (amount === null) {
        refuse(0x83);
        return;
      }
      taken();
      booking.report(booking.store({ kind: 'refund', amount, result: 0, original: null }));
    },
    repeat(body: Uint8Array): void {
      const last = ledger.last();
      const service = body.length === 5 && body[3] === 0x03 ? (body[4] ?? 0) : 0;
      if (body.length !== 3 && body.length !== 5) deps.problem('repeat receipt of a wrong length');
      taken();
      if (last === null) {
        booking.giveUp(0x83);
        return;
      }
      if ((service & 2) === 0) booking.print(last);
      if ((service & 1) === 0) booking.complete();
      else outlet.send(storedStatus(last), { taken: booking.complete });
    },
    reverse(body: Uint8Array): void {
      const receipt = body[3] === 0x87 ? spelled(body.subarray(4, 6)) : Number.NaN;
      const of = ledger
        .all()
        .find((one) => one.receipt === receipt && one.kind === 'payment' && one.result === 0);
      taken();
      if (of === undefined) booking.giveUp(0xb5);
      else if (ledger.all().some((one) => one.original === of.trace)) booking.giveUp(0xb4);
      else booking.report(booking.takeBack(of));
    },
    endOfDay(): void {
      taken();
      const total = ledger.standing().reduce((sum, amount) => sum + amount, 0);
      booking.report(booking.store({ kind: 'end-of-day', amount: total, result: 0, original: null }));
    },
  };
}
