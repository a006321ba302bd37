import type { DeviceAct } from '../contract/device-views.ts';
import type { BoardOrder, Views } from '../contract/views.ts';
import type { CommandInput, CommandOutput } from '../contract/commands.ts';
import type { Screen } from '../contract/wire.ts';
import type { CallCause, StaffName } from '../domain/assist/call.ts';
import type { OrderEvent } from '../domain/order/order-events.ts';
import { deskAnswer } from './assist/assist-handlers.ts';
import type { AssistDesk } from './assist/desk.ts';
import { guessSteps } from './assist/guess-steps.ts';
import { troubleKey } from './assist/machine-calls.ts';
import { packetOf } from './assist/packet.ts';
import type { DraftDesk } from './catalog/draft-desk.ts';
import type { LiveCatalog } from './catalog/live-catalog.ts';
import type { Clock } from './clock.ts';
import { findDevices } from './devices/find-devices.ts';
import type { DockLink } from './devices/dock-link.ts';
import { carriedFaults } from './devices/carried-faults.ts';
import type { DeviceHub } from './devices/device-hub.ts';
import type { DeviceSetup } from './devices/device-setup.ts';
import type { ButtonSchool } from './devices/button-school.ts';
import type { DeviceTester } from './devices/device-tester.ts';
import type { PeopleDesk } from './people/people-desk.ts';
import type { Feed } from './gateway/feed.ts';
import type { PaperDesk } from './fulfilment/paper-desk.ts';
import type { PrintQueue } from './fulfilment/print-queue.ts';
import { paperTrouble } from './fulfilment/paper-trouble.ts';
import type { WorkTickets } from './fulfilment/work-tickets.ts';
import type { IdSource } from './ids.ts';
import type { Log } from './log.ts';
import type { KioskCommands } from './ordering/kiosk-commands.ts';
import type { Performers } from './ordering/effect-runner.ts';
import { refuse, type Refusal } from './ordering/refusal.ts';
import type { ReadinessRound } from './readiness/readiness-round.ts';
import type { SessionHost } from './ordering/session-host.ts';
import type { AtKiosk } from './staff-mode/compose-staff-mode.ts';
import type { Stores } from './stores.ts';
import type { Talk } from './talk/compose-talk.ts';
import { quoteNow } from './views/kiosk-view.ts';
import { BOARD_HOURS_MS, boardOrder, deviceView } from './views/staff-views.ts';
import { readOwnJson } from '../domain/own-json.ts';

/** Journal entries that tell staff what was just tried. */
const LAST_ACTIONS = 6;
/** Entries that tell what the customer is after. */
const GUESSED_FROM = 60;

const IN_SERVICE = 'kiosk.inService';

export interface ShopFloorDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly host: SessionHost;
  readonly kiosk: KioskCommands;
  readonly live: LiveCatalog;
  readonly drafts: DraftDesk;
  readonly desk: AssistDesk;
  readonly devices: DeviceHub;
  readonly setup: DeviceSetup;
  readonly school: ButtonSchool;
  readonly tester: DeviceTester;
  readonly readiness: ReadinessRound;
  readonly work: WorkTickets;
  readonly paper: { readonly queue: PrintQueue; readonly desk: PaperDesk };
  readonly people: PeopleDesk;
  readonly place: { readonly id: string; readonly name: string; readonly place: string };
  readonly atKiosk: AtKiosk;
  readonly dock: () => DockLink | null;
  readonly feed: () => Feed;
  readonly mintLink: (screen: Screen) => string;
  readonly talk: Talk;
}

/** Where orders, calls, people and devices meet. */
export class ShopFloor {
  readonly kiosk: KioskCommands;
  readonly live: LiveCatalog;
  readonly drafts: DraftDesk;
  readonly desk: AssistDesk;
  readonly setup: DeviceSetup;
  readonly school: ButtonSchool;
  readonly readiness: ReadinessRound;
  readonly paper: PaperDesk;
  readonly atKiosk: AtKiosk;
  readonly people: PeopleDesk;
  readonly mintLink: (screen: Screen) => string;
  readonly talk: Talk;
  readonly #deps: ShopFloorDeps;
  #shownVersion: number | null = null;

  constructor(deps: ShopFloorDeps) {
    this.kiosk = deps.kiosk;
    this.live = deps.live;
    this.drafts = deps.drafts;
    this.desk = deps.desk;
    this.setup = deps.setup;
    this.school = deps.school;
    this.readiness = deps.readiness;
    this.paper = deps.paper.desk;
    this.atKiosk = deps.atKiosk;
    this.people = deps.people;
    this.mintLink = deps.mintLink;
    this.talk = deps.talk;
    this.#deps = deps;
  }

  /** The customer wants a person. Everything they did so far goes with the call. */
  async callHelp(callId: string): Promise<null> {
    await this.raise('help', callId, this.kiosk.current()?.sessionId ?? null);
    return null;
  }

  /** The tactile button beside the screen. */
  async buttonPressed(): Promise<void> {
    await this.raise('help', this.#deps.ids.uuid(), this.kiosk.current()?.sessionId ?? null);
  }

  /**
   * Freezes the clock of the visit on the screen while somebody of the shop is on the way to it, called for help or to
   * answer what the order asks, or works at the kiosk. After a restart too.
   */
  followCalls(): void {
    const current = this.kiosk.current();
    if (current === null) return;
    const { sessionId, snapshot } = current;
    const waits =
      this.atKiosk.staffMode.now() !== null ||
      this.desk.open().some((call) => call.cause === 'approval' && call.sessionId === sessionId) ||
      this.desk.helpOn(this.#deps.place.id, sessionId) !== undefined;
    const frozen = snapshot.value.presence === 'helped';
    if (waits !== frozen)
      this.#deps.host.step(sessionId, 'desk', { type: waits ? 'help.opened' : 'help.closed' });
  }

  readonly performRaise: Performers['raiseCall'] = async (job, { callId, cause }) => {
    await this.raise(cause, callId, job.sessionId);
    return { kind: 'settled', result: 'on disk' };
  };

  readonly performClose: Performers['closeCall'] = async (job, { cause }) => {
    await this.desk.causeGone(this.#deps.place.id, job.sessionId, cause);
    return { kind: 'settled', result: 'closed' };
  };

  /** Gives the id of the call that stands now: this one, or an open one of the same cause and visit. */
  async raise(
    cause: CallCause,
    callId: string,
    sessionId: string | null,
    machine?: { readonly causeKey: string },
  ): Promise<string> {
    const { place, host, live, stores, ids, devices } = this.#deps;
    const session = sessionId === null ? null : host.read(sessionId);
    const journal = sessionId === null ? [] : stores.sessions.recent(sessionId, GUESSED_FROM);
    const recent = journal.slice(0, LAST_ACTIONS);
    return this.desk.raise({
      callId,
      kioskId: place.id,
      kioskName: place.name,
      place: place.place,
      sessionId,
      cause,
      code: ids.code(),
      causeKey: machine?.causeKey ?? troubleKey(cause, place.id, devices, sessionId !== null),
      // A kiosk that dies again and again stops whoever stands at it.
      calm: machine !== undefined && cause !== 'kiosk-fault',
      packet: packetOf({
        cause,
        snapshot: session?.snapshot ?? null,
        total:
          session === null
            ? null
            : (session.snapshot.context.quote ?? quoteNow(session.snapshot, live.menu())).total,
        lastActions: recent.map((row) => eventName(row.event)).reverse(),
        deviceFaults: carriedFaults(devices),
        visitMs: session === null || sessionId === null ? null : this.#visitMs(sessionId),
        steps: guessSteps(journal.toReversed()),
        nameOf: (itemId) => live.catalog()?.items.find((item) => item.id === itemId)?.name ?? null,
      }),
    });
  }

  /** A staff screen shows these calls: that, and only that, makes "seen" true. */
  async seen(callIds: readonly string[]): Promise<null> {
    await Promise.all(callIds.map((callId) => this.desk.apply(callId, 'station', { type: 'delivered' })));
    return null;
  }

  staffName(staffId: string): StaffName | null {
    const row = this.#deps.stores.staff.load(staffId);
    return row === null ? null : { staffId: row.staff_id, name: row.name };
  }

  async resolveCall(input: CommandInput<'assist.resolve'>, by: string): Promise<null | Refusal> {
    const call = this.desk.find(input.callId);
    if (call === undefined) return refuse('no-such-call', 'this call is not open any more');
    return deskAnswer(await this.desk.resolve(input.callId, by, input.reason, input.note));
  }

  /** A person has looked at the terminal's own list and says what happened. */
  async settlePayment(input: CommandInput<'payment.settle'>, by: string): Promise<null | Refusal> {
    const { stores, host, ids, clock } = this.#deps;
    const attempt = stores.payments.load(input.attemptId);
    if (attempt === undefined || attempt.session_id !== input.sessionId)
      return refuse('no-such-attempt', 'there is no such payment');
    if (attempt.status === 'asking') return refuse('asking', 'the terminal is still busy with this payment');
    if (attempt.status !== 'unknown') return refuse('settled', `this payment is ${attempt.status} already`);
    const event: OrderEvent =
      input.outcome === 'paid'
        ? {
            type: 'payment.approved',
            attemptId: input.attemptId,
            reference: `confirmed by ${by}`,
            card: '',
            jobId: ids.uuid(),
            callId: ids.uuid(),
            notice: { kind: 'paid-after-all', noticeId: ids.uuid() },
          }
        : {
            type: 'payment.declined',
            attemptId: input.attemptId,
            reason: 'checked-by-staff',
            jobId: ids.uuid(),
          };
    const outcome = host.step(input.sessionId, by, event);
    stores.db
      .transaction(() => {
        stores.payments.recordEvidence(input.attemptId, input.evidence);
        stores.records.audit(
          clock.now(),
          by,
          'payment.settle',
          `${input.attemptId}: ${input.outcome} (${input.evidence})`,
        );
      })
      .immediate();
    return outcome.accepted ? null : refuse('settled', 'the order has moved on meanwhile');
  }

  inService(): boolean {
    return this.#deps.stores.settings.get(IN_SERVICE) !== 'no';
  }

  setService(open: boolean, by: string): null {
    const { stores, clock } = this.#deps;
    stores.db
      .transaction(() => {
        stores.settings.set(IN_SERVICE, open ? 'yes' : 'no');
        stores.records.audit(clock.now(), by, 'kiosk.service', open ? 'open' : 'closed');
      })
      .immediate();
    return this.changed(null, 'kiosk', 'station', 'manager');
  }

  advanceOrder(orderId: string, to: 'preparing' | 'ready' | 'collected', by: string): null | Refusal {
    const { stores, clock, work, paper } = this.#deps;
    const order = stores.orders.load(orderId);
    if (order === undefined) return refuse('no-such-order', 'there is no such order');
    stores.db
      .transaction(() => {
        // "Preparing" out of "awaiting payment" is the counter's word that the customer has paid.
        if (order.state === 'awaiting-payment' && stores.orders.markPaid(orderId))
          work.issue(orderId, 'paid');
        stores.orders.advance(orderId, to);
        stores.records.audit(clock.now(), by, 'order.advance', `${order.number} ${order.state} → ${to}`);
      })
      .immediate();
    paper.queue.kick();
    return this.changed(null, 'station', 'board');
  }

  setSoldOut(itemId: string, soldOut: boolean, by: string): null | Refusal {
    if (this.live.catalog()?.items.some((item) => item.id === itemId) !== true)
      return refuse('unknown-item', `there is no item ${itemId}`);
    this.live.setSoldOut(itemId, soldOut, by);
    return null;
  }

  /** What the kiosk's page says that it shows, and what it said last. */
  showsVersion(version: number): null {
    this.#shownVersion = version;
    return this.changed(null, 'manager');
  }

  shownVersion(): number | null {
    return this.#shownVersion;
  }

  async useDock(input: CommandInput<'dock.use'>): Promise<null | Refusal> {
    const dock = this.#deps.dock();
    if (dock === null) return refuse('no-dock', 'no virtual devices run here');
    const result = await dock.use(input.deviceId, input.control, input.value);
    return result.ok ? null : refuse('dock', result.error);
  }

  /** Orders of the day that somebody may ask about, as the station lists them. */
  newestOrders(): readonly BoardOrder[] {
    const { stores, clock } = this.#deps;
    return stores.orders
      .open(clock.now() - BOARD_HOURS_MS)
      .map((order) => boardOrder(order, paperTrouble(stores.prints.ofOrder(order.order_id))));
  }

  deviceHealth(): CommandOutput<'device.health'> {
    return { devices: this.#deps.devices.all().map(deviceView) };
  }

  findDevices(): Promise<CommandOutput<'device.discover'>> {
    return findDevices(this.#deps.devices.all());
  }

  testDevice(deviceId: string): null | Refusal {
    const entry = this.#deps.devices.find(deviceId);
    return entry === undefined
      ? refuse('no-such-device', `there is no device ${deviceId}`)
      : this.#deps.tester.start(entry);
  }

  actOnDevice(deviceId: string, act: DeviceAct, by: string): null | Refusal {
    const entry = this.#deps.devices.find(deviceId);
    if (entry === undefined) return refuse('no-such-device', `there is no device ${deviceId}`);
    return this.#deps.tester.acts.start(entry, act, by);
  }

  /** Passes a value on after telling the topics that it touches. */
  changed<T>(value: T, ...topics: readonly (keyof Views)[]): T {
    this.#deps.feed().invalidate(...topics);
    return value;
  }

  #visitMs(sessionId: string): number | null {
    const row = this.#deps.stores.sessions.load(sessionId);
    return row === undefined ? null : Math.max(0, this.#deps.clock.now() - row.started_at);
  }
}

/** The journal is written by the session host; an entry's name is its event's type. */
function eventName(text: string): string {
  try {
    return readOwnJson<{ readonly type: string }>(text).type;
  } catch (error) {
    // A damaged entry must not keep a call for help from going out.
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
}
