import type { Database } from 'better-sqlite3';
import { ApprovalStore } from '../db/approval-store.ts';
import { CatalogStore } from '../db/catalog-store.ts';
import { originNow } from './people/said-from.ts';
import { DaySumStore } from '../db/day-sum-store.ts';
import { DeadlineStore } from '../db/deadline-store.ts';
import { HandoverStore } from '../db/handover-store.ts';
import { InboxStore } from '../db/inbox-store.ts';
import { FloorPictureStore } from '../db/floor-picture-store.ts';
import { OrderStore } from '../db/order-store.ts';
import { OutboxStore } from '../db/outbox-store.ts';
import { PairedDeviceStore } from '../db/paired-device-store.ts';
import { ParkedStore } from '../db/parked-store.ts';
import { PaymentStore } from '../db/payment-store.ts';
import { PrintStore } from '../db/print-store.ts';
import { ReadinessStore } from '../db/readiness-store.ts';
import { RecordStore } from '../db/record-store.ts';
import { RemoteKioskStore } from '../db/remote-kiosk-store.ts';
import { SessionStore } from '../db/session-store.ts';
import { SettingStore } from '../db/setting-store.ts';
import { StuckStore } from '../db/stuck-store.ts';
import { StaffStore } from '../db/staff-store.ts';
import { StockStore } from '../db/stock-store.ts';
import { TalkStore } from '../db/talk-store.ts';
import { TerminalStore } from '../db/terminal-store.ts';
import { WebSessionStore } from '../db/web-session-store.ts';

/** Every table of the shop's database behind one name, on one connection. */
export interface Stores {
  readonly db: Database;
  readonly sessions: SessionStore;
  readonly outbox: OutboxStore;
  readonly deadlines: DeadlineStore;
  readonly stock: StockStore;
  readonly orders: OrderStore;
  readonly payments: PaymentStore;
  readonly terminals: TerminalStore;
  readonly prints: PrintStore;
  readonly catalogs: CatalogStore;
  readonly staff: StaffStore;
  readonly floorPictures: FloorPictureStore;
  readonly web: WebSessionStore;
  readonly records: RecordStore;
  readonly inbox: InboxStore;
  readonly settings: SettingStore;
  readonly readiness: ReadinessStore;
  readonly approvals: ApprovalStore;
  readonly parked: ParkedStore;
  readonly handover: HandoverStore;
  readonly kiosks: RemoteKioskStore;
  readonly talk: TalkStore;
  readonly paired: PairedDeviceStore;
  readonly stuck: StuckStore;
  readonly days: DaySumStore;
}

export function createStores(db: Database): Stores {
  return {
    db,
    sessions: new SessionStore(db),
    outbox: new OutboxStore(db),
    deadlines: new DeadlineStore(db),
    stock: new StockStore(db),
    orders: new OrderStore(db),
    payments: new PaymentStore(db),
    terminals: new TerminalStore(db),
    prints: new PrintStore(db),
    catalogs: new CatalogStore(db),
    staff: new StaffStore(db),
    floorPictures: new FloorPictureStore(db),
    web: new WebSessionStore(db),
    records: new RecordStore(db, originNow),
    inbox: new InboxStore(db),
    settings: new SettingStore(db),
    readiness: new ReadinessStore(db),
    approvals: new ApprovalStore(db),
    parked: new ParkedStore(db),
    handover: new HandoverStore(db),
    kiosks: new RemoteKioskStore(db),
    talk: new TalkStore(db),
    paired: new PairedDeviceStore(db),
    stuck: new StuckStore(db),
    days: new DaySumStore(db),
  };
}
