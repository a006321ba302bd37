/**
 * Everything that this software may write to its log: closed names, closed fields. A field that is not listed can't be
 * written, so that a card number or a name never leaks through a spread.
 */
export const logEvents = {
  'engine.started': { level: 'info', fields: ['port', 'data', 'sqlite'] },
  'engine.stopped': { level: 'info', fields: [] },
  'engine.fault': { level: 'alarm', fields: ['where', 'message'] },
  'clock.jumped': { level: 'warn', fields: ['ms'] },
  'session.recovered': { level: 'info', fields: ['sessionId', 'step'] },
  'session.rebuilt': { level: 'alarm', fields: ['sessionId', 'why'] },
  'effect.failed': { level: 'alarm', fields: ['effectId', 'type', 'message'] },
  'payment.unknown': { level: 'alarm', fields: ['attemptId'] },
  'payment.late': { level: 'alarm', fields: ['attemptId', 'kind'] },
  'payment.stray': { level: 'alarm', fields: ['attemptId', 'kind'] },
  'print.unproven': { level: 'warn', fields: ['jobId', 'fault'] },
  'assist.raised': { level: 'info', fields: ['callId', 'cause'] },
  'assist.paged': { level: 'info', fields: ['callId', 'outcome', 'detail'] },
  'assist.exhausted': { level: 'alarm', fields: ['callId'] },
  'door.refused': { level: 'warn', fields: ['command', 'why', 'audience'] },
  'feed.refused': { level: 'warn', fields: ['why'] },
  'catalog.published': { level: 'info', fields: ['version', 'items', 'by'] },
  'catalog.rolledBack': { level: 'info', fields: ['version', 'by'] },
  'staff.signedIn': { level: 'info', fields: ['staffId', 'screen'] },
  'staff.refused': { level: 'warn', fields: ['screen', 'failures'] },
  'device.health': { level: 'info', fields: ['deviceId', 'state', 'faults'] },
  'device.note': { level: 'info', fields: ['deviceId', 'note'] },
  'scan.read': { level: 'info', fields: ['outcome'] },
} as const satisfies Record<
  string,
  { readonly level: 'info' | 'warn' | 'alarm'; readonly fields: readonly string[] }
>;

export type LogEvent = keyof typeof logEvents;
type Fields<Id extends LogEvent> = {
  readonly [F in (typeof logEvents)[Id]['fields'][number]]: string | number | boolean | null;
};

export type Log = <Id extends LogEvent>(id: Id, fields: Fields<Id>) => void;

/** Writes one JSON line per event to `write` (standard error in the engine). */
export function createLog(now: () => number, write: (line: string) => void): Log {
  return (id, fields) => {
    const allowed: Record<string, unknown> = {};
    const given: Readonly<Record<string, unknown>> = fields;
    for (const field of logEvents[id].fields) allowed[field] = given[field];
    write(
      `${JSON.stringify({ at: new Date(now()).toISOString(), level: logEvents[id].level, event: id, ...allowed })}\n`,
    );
  };
}
