import type { AssistCall } from '../../domain/assist/call.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { DeviceHub } from '../devices/device-hub.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import { PrintPerformer } from '../ordering/print-performer.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';
import { createOrderPaper } from './order-paper.ts';
import { PaperDesk, type PaperDeskDeps } from './paper-desk.ts';
import { PrintQueue, type PrintQueueDeps } from './print-queue.ts';
import { PrintRoom } from './print-room.ts';
import { type ChoosePrinters, createPrinterChoice, type KnownPrinter } from './printer-choice.ts';
import type { WorkTickets } from './work-tickets.ts';

/** Which printer takes what, asked anew for every job: printers come and go while the shop runs. */
export function choosePrinters(devices: DeviceHub): ChoosePrinters {
  return createPrinterChoice(() =>
    devices
      .of('printer')
      .map(
        ({ id, settings, device, duty }): KnownPrinter => ({ id, name: settings.name ?? id, device, duty }),
      ),
  );
}

/** Everything that puts ink on paper: the customer's, the kitchen's, and what staff ask for. */
export function composePaper(deps: {
  readonly config: Config;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly live: LiveCatalog;
  readonly host: SessionHost;
  readonly choose: ChoosePrinters;
  readonly work: WorkTickets;
  readonly anchor: PaperDeskDeps['anchor'];
  readonly raised: (from: number, to: number) => readonly AssistCall[];
  readonly call: PrintQueueDeps['call'];
  readonly callEnded: PrintQueueDeps['callEnded'];
  readonly changed: () => void;
  readonly inbox: PrintQueueDeps['inbox'];
}): { readonly printing: PrintPerformer; readonly queue: PrintQueue; readonly desk: PaperDesk } {
  const { stores, clock, ids, log, live, host, choose, work, config } = deps;
  const paper = createOrderPaper({
    stores,
    host,
    live,
    kioskName: config.kiosk.name,
    staffLanguage: config.kitchen.language ?? null,
    ownLines: () => desk.ownLines(),
  });
  const desk: PaperDesk = new PaperDesk({
    stores,
    clock,
    ids,
    live,
    work,
    choose,
    paper,
    anchor: deps.anchor,
    raised: deps.raised,
    kick: () => queue.kick(),
  });
  const room = new PrintRoom({ stores, log, choose, document: paper });
  const queue: PrintQueue = new PrintQueue({
    stores,
    clock,
    ids,
    log,
    room,
    call: deps.call,
    callEnded: deps.callEnded,
    changed: deps.changed,
    inbox: deps.inbox,
  });
  return { printing: new PrintPerformer({ host, stores, clock, ids, room }), queue, desk };
}
