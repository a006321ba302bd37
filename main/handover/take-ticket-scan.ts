import { readScannedForm } from '../../domain/order/spoken-code.ts';
import { scanRefusalWords } from '../../domain/order/scan-words.ts';
import type { Log } from '../log.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import type { OrderClaimer } from './order-claimer.ts';

/**
 * A customer holds the code of their order to the scanner, from their phone: as if they had typed it. Why an order does
 * not come is the counter's to say; the screen says that it does not. False: the text is no such code.
 */
export function takeTicketScan(
  text: string,
  deps: {
    readonly claimer: Pick<OrderClaimer, 'claim'>;
    readonly kiosk: () => Pick<KioskCommands, 'say'>;
    readonly log: Log;
    readonly fault: (error: unknown) => void;
  },
): boolean {
  const code = readScannedForm(text);
  if (code === null) return false;
  void deps.claimer
    .claim(code)
    .then(({ outcome }) => {
      deps.log('scan.read', { outcome: `order-${outcome}` });
      const why = 'order-code';
      if (outcome !== 'here') deps.kiosk().say({ kind: 'scan-refused', why, text: scanRefusalWords[why] });
    })
    .catch(deps.fault);
  return true;
}
