import type { FoundTicket } from '../../../contract/handover.ts';
import type { Looked } from './codes-part.tsx';

const latte = { name: { en: 'Latte', 'zh-Hans': '拿铁' }, quantity: 2, options: [{ en: 'oat milk' }] };
const croissant = { name: { en: 'Croissant', 'zh-Hans': '可颂' }, quantity: 1, options: [] };
const notebook = {
  name: { en: 'Notebook A5, dotted', 'zh-Hans': 'A5 点阵笔记本' },
  quantity: 1,
  options: [],
};

function ticket(change: Partial<FoundTicket>): FoundTicket {
  return {
    ticketId: 'visit-1',
    home: 'K2',
    homeName: 'Kiosk 2',
    code: 'K4-7R',
    parkedAt: Date.now() - 4 * 60_000,
    lines: [latte, croissant],
    total: 1240,
    inDoubt: false,
    ticket: { state: 'waiting' },
    link: 'connected',
    currency: { code: 'EUR', decimals: 2, symbol: '€' },
    ...change,
  };
}

/** Orders in every state in which the counter may find them. */
export function drawnTickets(now = Date.now()): Looked {
  const held = { state: 'held', since: now - 30_000 } as const;
  return {
    whole: true,
    tickets: [
      ticket({}),
      ticket({
        ticketId: 'visit-2',
        code: 'M2-3A',
        lines: [notebook],
        total: 690,
        ticket: { ...held, by: { kind: 'counter', staffId: 'anna', name: 'Anna' } },
      }),
      ticket({
        ticketId: 'visit-3',
        code: 'C3-4D',
        ticket: { ...held, by: { kind: 'counter', staffId: 'ben', name: 'Ben' } },
      }),
      ticket({
        ticketId: 'visit-4',
        code: 'X9-6T',
        ticket: { ...held, since: now - 90_000, by: { kind: 'kiosk', kioskId: 'K3', name: 'Kiosk 3' } },
      }),
      ticket({ ticketId: 'visit-5', code: 'P7-2W', home: 'K4', homeName: 'Kiosk 4', link: 'gone' }),
      ticket({ ticketId: 'visit-6', code: 'H6-H4', inDoubt: true }),
      ticket({
        ticketId: 'visit-7',
        code: 'N2-9Y',
        ticket: { state: 'ended', how: 'moved', by: 'Kiosk 3', at: now - 60_000 },
      }),
    ],
  };
}
