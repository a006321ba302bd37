/**
 * Everything that this software may write to its log: closed names, closed fields. A field that is not listed can't be
 * written, so that a card number or a name never leaks through a spread. `means` is what OPERATIONS.md tells a person.
 */
export const logEvents = {
  'engine.started': {
    level: 'info',
    fields: ['port', 'data', 'sqlite'],
    means: 'The engine serves: on this port, from this data folder, with this SQLite.',
  },
  'engine.stopped': { level: 'info', fields: [], means: 'The engine was asked to stop and has tidied up.' },
  'engine.fault': {
    level: 'alarm',
    fields: ['where', 'message'],
    means:
      'Something that must not happen, or a start that was refused. An engine that ended is started again; if this repeats, send the log.',
  },
  'clock.jumped': {
    level: 'warn',
    fields: ['ms'],
    means: 'The clock of the machine was moved by so many milliseconds; waiting times moved with it.',
  },
  'session.recovered': {
    level: 'info',
    fields: ['sessionId', 'step'],
    means: 'An order was found after a stop and goes on at this step.',
  },
  'session.rebuilt': {
    level: 'alarm',
    fields: ['sessionId', 'why'],
    means: 'An order could not be read and was rebuilt from its journal. A person was called.',
  },
  'effect.failed': {
    level: 'alarm',
    fields: ['effectId', 'type', 'message'],
    means: 'Work that was promised (a charge, a print, a call) broke off with an error. It is tried again.',
  },
  'payment.unknown': {
    level: 'alarm',
    fields: ['attemptId'],
    means: 'The terminal gave no final answer. It is being asked; a person was called.',
  },
  'payment.late': {
    level: 'alarm',
    fields: ['attemptId', 'kind'],
    means: 'The terminal answered after we had stopped waiting. The answer was recorded with its attempt.',
  },
  'payment.stray': {
    level: 'alarm',
    fields: ['attemptId', 'kind'],
    means: 'The terminal told of a payment that this shop never asked for. Compare with its own list.',
  },
  'print.unproven': {
    level: 'warn',
    fields: ['jobId', 'fault'],
    means: 'A receipt was sent and nothing proved that it came out. It is not printed again by itself.',
  },
  'assist.raised': {
    level: 'info',
    fields: ['callId', 'cause'],
    means: 'Somebody, or the machine itself, called for help.',
  },
  'help.path': {
    level: 'warn',
    fields: ['way', 'screens', 'pagers', 'hub'],
    means:
      'What is proven of the ways to a person has changed: so many staff screens showed the last test call, so many paging boxes answer. With the way `none` customers are told that nobody may come.',
  },
  'assist.paged': {
    level: 'info',
    fields: ['callId', 'outcome', 'detail'],
    means: 'What the pager box said to a page: sent, rejected or failed. Sent does not mean read.',
  },
  'assist.page-taken-back': {
    level: 'info',
    fields: ['callId', 'outcome', 'detail'],
    means: 'A pager was told that a call is over; what its box said to that.',
  },
  'assist.rung': {
    level: 'info',
    fields: ['callId', 'rung', 'channel', 'target', 'outcome', 'detail'],
    means:
      'What one way of one rung of the ladder did (rung 0: a person had it paged again). `sent` says nothing about anybody reading it.',
  },
  'assist.exhausted': {
    level: 'alarm',
    fields: ['callId'],
    means: 'A call reached the last rung of its ladder without anybody coming.',
  },
  'desk.unwritable': {
    level: 'alarm',
    fields: ['why'],
    means:
      'Calls for help can not be written to disk. They stay on the staff screens and are tried again every second.',
  },
  'link.connected': {
    level: 'info',
    fields: ['peer', 'engine'],
    means:
      'This engine and another of the shop talk: the hub, or a kiosk by its id, and the version that runs there.',
  },
  'link.lost': {
    level: 'warn',
    fields: ['peer', 'why'],
    means: 'Another engine of the shop is not heard any more. What is for it is kept until it is back.',
  },
  'link.refused': {
    level: 'warn',
    fields: ['peer', 'why'],
    means:
      'A kiosk was turned away, or this one was: another version, an id that a second kiosk has, or not a hub.',
  },
  'link.not-understood': {
    level: 'alarm',
    fields: ['peer', 'why'],
    means: 'Another engine said something that this version does not understand; the connection was ended.',
  },
  'handover.twice': {
    level: 'alarm',
    fields: ['ticketId', 'kioskId', 'state'],
    means:
      'An order that was set aside stands on the screen of another kiosk, although a person had closed its ticket meanwhile. Compare what was paid.',
  },
  'link.put-aside': {
    level: 'alarm',
    fields: ['peer', 'kind', 'why'],
    means:
      'A message of another engine can not be read by this version. It is kept in desk.db (link_unread).',
  },
  'link.too-long': {
    level: 'alarm',
    fields: ['peer', 'length'],
    means: 'Something was too long to be told to another engine, and was not.',
  },
  'link.clocks-apart': {
    level: 'warn',
    fields: ['peer', 'ms'],
    means:
      'The clocks of two machines differ by so many milliseconds: times of day in reports differ with them.',
  },
  'link.letter-taken': {
    level: 'warn',
    fields: ['peer', 'letter'],
    means: 'Two kiosks give their order numbers the same first letter: the same number may be called twice.',
  },
  'door.refused': {
    level: 'warn',
    fields: ['command', 'why', 'audience'],
    means: 'A command was refused at the door; nothing was changed.',
  },
  'feed.refused': { level: 'warn', fields: ['why'], means: 'A page was refused its connection.' },
  'catalog.published': {
    level: 'info',
    fields: ['version', 'items', 'by'],
    means: 'A catalogue became the menu.',
  },
  'catalog.rolledBack': {
    level: 'info',
    fields: ['version', 'by'],
    means: 'An earlier catalogue became the menu again.',
  },
  'staff.signedIn': { level: 'info', fields: ['staffId', 'screen'], means: 'A person signed in by PIN.' },
  'staff.atKiosk': {
    level: 'info',
    fields: ['staffId', 'how'],
    means: 'Somebody opened staff mode on the kiosk by badge or PIN, closed it, or it locked itself.',
  },
  'staff.refused': {
    level: 'warn',
    fields: ['screen', 'failures'],
    means: 'A wrong PIN. After five in a row that browser must wait.',
  },
  'device.health': {
    level: 'info',
    fields: ['deviceId', 'state', 'faults'],
    means: 'A device changed its state. The faults are explained in HARDWARE.md.',
  },
  'device.note': {
    level: 'info',
    fields: ['deviceId', 'note'],
    means: 'What a technician may want to know of a device.',
  },
  'device.setup': {
    level: 'info',
    fields: ['by', 'what'],
    means: 'A manager changed the list of devices.',
  },
  'device.act': {
    level: 'info',
    fields: ['deviceId', 'act', 'by', 'outcome'],
    means:
      'A manager asked a terminal for its end of day or its last receipt, opened a drawer or cleared a printer, and what became of it.',
  },
  'device.unreadable': {
    level: 'alarm',
    fields: ['deviceId', 'why'],
    means: 'A device of the stored list can not be read by this version, and is left out.',
  },
  'scan.read': {
    level: 'info',
    fields: ['outcome'],
    means: 'A code was scanned, and what became of it. The code itself is not written.',
  },
  'net.open': {
    level: 'info',
    fields: ['port', 'linkPort', 'names'],
    means: 'The shop network is on: staff pages and kiosks find the hub at these ports under these names.',
  },
  'net.closed': { level: 'info', fields: [], means: 'The shop network was switched off.' },
  'net.failed': {
    level: 'alarm',
    fields: ['why'],
    means:
      'The shop network is switched on and can not be opened. It is tried again every half minute; the reason is on the manager page too.',
  },
  'net.phonesOpen': {
    level: 'info',
    fields: ['port'],
    means: 'Customers can open the page of an order that waits on their own phone, at this port.',
  },
  'net.phonesClosed': { level: 'info', fields: [], means: 'The pages for customers’ phones are closed.' },
  'net.phonesFailed': {
    level: 'warn',
    fields: ['why'],
    means:
      'The pages for customers’ phones are switched on and can not be opened. Staff and kiosks go on; it is tried again every half minute.',
  },
  'net.renewed': {
    level: 'info',
    fields: ['names'],
    means:
      'The hub has another certificate: the last one was near its end, or the machine has other addresses.',
  },
  'net.paired': {
    level: 'info',
    fields: ['deviceId', 'kind', 'by'],
    means: 'A device was let into the shop network, with a code that this person gave out.',
  },
  'net.revoked': {
    level: 'warn',
    fields: ['deviceId', 'kind', 'by'],
    means: 'A device was shut out of the shop network; its connections have ended.',
  },
  'net.hub': {
    level: 'info',
    fields: ['hub'],
    means: 'This kiosk belongs to this hub from now on; with none it is on its own again.',
  },
  'net.hubUnreadable': {
    level: 'alarm',
    fields: ['why'],
    means: 'hub.json is damaged: this kiosk works on its own until it joins its hub again with a fresh code.',
  },
  'net.hushed': {
    level: 'warn',
    fields: ['count'],
    means:
      'So many more refusals of the network were not written in the minute before, to keep the log readable.',
  },
  'net.refused': {
    level: 'warn',
    fields: ['door', 'why'],
    means:
      'Something on the shop network was turned away at the door for kiosks (link), for staff pages (pages), for new devices (pairing) or for customers’ phones (phones). A stranger that comes again and again is worth a look at the router.',
  },
} as const satisfies Record<
  string,
  { readonly level: 'info' | 'warn' | 'alarm'; readonly fields: readonly string[]; readonly means: string }
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
