import type { AssistCall } from '../../domain/assist/call.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { Lane } from './lane.ts';
import { replay } from './journal-replay.ts';
import type { MoneyVerdict } from './lane-terminal.ts';
import type { Acknowledged } from './visit.ts';

/** What was counted on one lane, from outside: the terminal's ledger, the paper, the tables of the ended engine. */
export interface Verdict {
  readonly events: number;
  readonly charges: number;
  readonly tickets: number;
  readonly calls: number;
  readonly unknownPapers: number;
  readonly lostEvents: readonly string[];
  readonly lostOrders: readonly string[];
  readonly doubleCharges: readonly string[];
  readonly silentCharges: MoneyVerdict['silent'];
  readonly unpaidOrders: MoneyVerdict['unpaid'];
  readonly againstProtocol: MoneyVerdict['problems'];
  readonly unmarkedDuplicates: readonly string[];
  readonly lostCalls: readonly string[];
  /** Two customers on one piece of paper. */
  readonly mixedPaper: readonly string[];
}

interface JobRow {
  readonly session_id: string;
  readonly order_id: string;
  readonly state: string;
}

/** Compares everything that was acknowledged or happened outside with what the tables say. */
export function judge(lane: Lane, acknowledged: Acknowledged): Verdict {
  const shop = lane.database('shop.db');
  const desk = lane.database('desk.db');
  const calls = desk
    .prepare<[], string>('SELECT call FROM assist_call')
    .pluck()
    .all()
    .map((text) => readOwnJson<AssistCall>(text));
  const jobs = shop.prepare<[], JobRow>('SELECT session_id, order_id, state FROM print_job').all();
  const tickets = lane.devices.printer.tickets();
  const money = lane.devices.terminal.judge({ shop, calls });

  function lostEvents(): readonly string[] {
    const lost: string[] = [];
    const visits = shop
      .prepare<[], { session_id: string; seq: number }>('SELECT session_id, seq FROM session')
      .all();
    for (const { session_id, seq } of visits)
      if (seq > 0 && replay(shop, session_id, seq) === null) lost.push(`journal of ${session_id} has a gap`);
    const known = new Set(visits.map((row) => row.session_id));
    for (const id of acknowledged.sessions) if (!known.has(id)) lost.push(`visit ${id}`);
    const count = shop
      .prepare<[string, string], number>(
        `SELECT count(*) FROM journal WHERE session_id = ? AND json_extract(event, '$.type') = ?`,
      )
      .pluck();
    for (const [key, times] of acknowledged.steps) {
      const [sessionId = '', type = ''] = key.split(' ');
      if ((count.get(sessionId, type) ?? 0) < times) lost.push(`${times} × ${type} of ${sessionId}`);
    }
    const added = shop
      .prepare<[string, string], number>(
        `SELECT count(*) FROM journal WHERE session_id = ? AND json_extract(event, '$.line.lineId') = ?`,
      )
      .pluck();
    for (const { sessionId, lineId } of acknowledged.lines)
      if (added.get(sessionId, lineId) !== 1) lost.push(`line ${lineId} of ${sessionId}`);
    return lost;
  }

  function lostOrders(): readonly string[] {
    const lost: string[] = [];
    const order = shop.prepare<[string], { paid: number; state: string; number: string }>(
      'SELECT paid, state, number FROM "order" WHERE order_id = ?',
    );
    const attempt = shop.prepare<[string], { order_id: string; status: string }>(
      'SELECT order_id, status FROM payment_attempt WHERE attempt_id = ?',
    );
    for (const attemptId of money.paid) {
      const row = attempt.get(attemptId);
      const placed = row === undefined ? undefined : order.get(row.order_id);
      if (row?.status !== 'approved') lost.push(`charge ${attemptId} is ${row?.status ?? 'not journalled'}`);
      else if (placed?.paid !== 1) lost.push(`order ${row.order_id} was charged and is not there as paid`);
      else if (!jobs.some((job) => job.order_id === row.order_id))
        lost.push(`order ${placed.number} has no paper`);
    }
    for (const job of jobs) {
      const copies = tickets.filter((ticket) => ticket.codes.includes(job.order_id)).length;
      const told = calls.some((call) => call.cause === 'printer' && call.sessionId === job.session_id);
      if (job.state === 'confirmed' ? copies !== 1 : job.state !== 'unknown' || !told)
        lost.push(`paper of ${job.order_id} is ${job.state}, ${copies} came out`);
    }
    const open = shop.prepare<[], string>(
      `SELECT type || ' of ' || session_id FROM outbox WHERE state != 'settled'`,
    );
    for (const effect of open.pluck().all()) lost.push(`unsettled at the end: ${effect}`);
    return lost;
  }

  function unmarkedDuplicates(): readonly string[] {
    const unmarked = new Map<string, number>();
    for (const ticket of tickets) {
      if (ticket.lines.some((line) => line.includes('DUPLICATE'))) continue;
      for (const code of ticket.codes) unmarked.set(code, (unmarked.get(code) ?? 0) + 1);
    }
    return [...unmarked].filter(([, copies]) => copies > 1).map(([code, copies]) => `${copies} × ${code}`);
  }

  function lostCalls(): readonly string[] {
    const byId = new Map(calls.map((call) => [call.callId, call]));
    const settled = shop
      .prepare<[], { session_id: string; params: string }>(
        `SELECT session_id, params FROM outbox WHERE type = 'raiseCall' AND state = 'settled'`,
      )
      .all()
      .map((row) => ({ ...row, ...readOwnJson<{ callId: string; cause: string }>(row.params) }));
    // A machine's call joins an open one of the same cause and visit.
    const isThere = (raised: { callId: string; cause: string; session_id: string }): boolean =>
      byId.has(raised.callId) ||
      calls.some((call) => call.cause === raised.cause && call.sessionId === raised.session_id);
    return [
      ...[...acknowledged.calls].filter((id) => !byId.has(id)).map((id) => `call ${id}`),
      ...[...acknowledged.resolved]
        .filter((id) => (byId.get(id)?.endedAt ?? null) === null)
        .map((id) => `end of call ${id}`),
      ...settled
        .filter((raised) => !isThere(raised))
        .map((raised) => `${raised.cause} call ${raised.callId}`),
    ];
  }

  try {
    return {
      events: shop.prepare<[], number>('SELECT count(*) FROM journal').pluck().get() ?? 0,
      charges: money.paid.length,
      tickets: tickets.length,
      calls: calls.length,
      unknownPapers: jobs.filter((job) => job.state === 'unknown').length,
      lostEvents: lostEvents(),
      lostOrders: lostOrders(),
      doubleCharges: money.double,
      silentCharges: money.silent,
      unpaidOrders: money.unpaid,
      againstProtocol: money.problems,
      unmarkedDuplicates: unmarkedDuplicates(),
      lostCalls: lostCalls(),
      mixedPaper: tickets
        .filter((ticket) => mixed(ticket.lines, ticket.codes))
        .map((ticket) => ticket.codes.join(' ')),
    };
  } finally {
    shop.close();
    desk.close();
  }
}

/** More than one order's number or code on one piece of paper. */
function mixed(lines: readonly string[], codes: readonly string[]): boolean {
  const numbers = new Set(lines.map((line) => line.trim()).filter((line) => /^A\d{2,4}$/.test(line)));
  return numbers.size > 1 || codes.length > 1;
}
