import { History, Inbox, KeyRound, MapPinned, ReceiptText, Store } from 'lucide-react';
import { CodesPart } from '../codes/codes-part.tsx';
import { FloorPart } from '../floor/floor-part.tsx';
import { HistoryPart } from '../history/history-part.tsx';
import { missedOf } from '../history/missed.ts';
import { InboxPart } from './inbox-part.tsx';
import { OrderList } from '../order-list.tsx';
import { ShopPanel } from '../shop-panel.tsx';
import type { StationPart } from './part.ts';

/** Everything beside the queue, in the order of its tabs. A new tab is a line here and `tab.<id>` in the messages. */
export const stationParts = [
  { id: 'orders', icon: ReceiptText, Body: OrderList, count: (view) => view.orders.length },
  {
    id: 'inbox',
    icon: Inbox,
    Body: InboxPart,
    count: (view) => view.inbox.filter(({ closedAt }) => closedAt === null).length,
  },
  {
    id: 'codes',
    icon: KeyRound,
    Body: CodesPart,
    count: (view) => view.kiosks.reduce((sum, { parked }) => sum + parked, 0),
  },
  { id: 'floor', icon: MapPinned, Body: FloorPart },
  { id: 'history', icon: History, Body: HistoryPart, count: (view) => missedOf(view).length },
  { id: 'shop', icon: Store, Body: ShopPanel },
] as const satisfies readonly StationPart[];

export type PartId = (typeof stationParts)[number]['id'];
