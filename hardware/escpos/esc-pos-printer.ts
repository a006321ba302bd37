import type { TicketDocument } from '../../domain/ticket/document.ts';
import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import { hexNote } from '../hex-note.ts';
import type { DeviceClock, DeviceFault } from '../ports/device.ts';
import type { KickOutcome, KickReason } from '../ports/drawer.ts';
import type { PrintOutcome, TicketPrinter } from '../ports/printer.ts';
import type { OpenLine } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import { createTurns } from '../transport/turn-taking.ts';
import { automaticStatus, offlineReports, recoverAndClear } from './commands.ts';
import { ALL_CAUSES, createConfirmer } from './confirmation.ts';
import { encodeDocument, endOfTicket, logoDots } from './encode-document.ts';
import { createEscPosDrawer, type DrawerWiring } from './esc-pos-drawer.ts';
import { createLogoMemory } from './logo-memory.ts';
import { createPrintJobs, type JobContent } from './print-job.ts';
import { automaticFaults, blockingFault, faultsOf } from './printer-faults.ts';
import { createPrinterTalk } from './printer-talk.ts';
import type { PrinterProfile } from './profile.ts';
import { encodeTestPage } from './test-page.ts';
import { createWaitingJobs } from './waiting-jobs.ts';

/** What the driver tells the log; texts for the technician, never what was printed. */
export type PrinterLogEvent =
  | { readonly kind: 'line-lost'; readonly detail: string }
  /** Bytes that no printer sends, in hex. */
  | { readonly kind: 'not-understood'; readonly bytes: string }
  | { readonly kind: 'characters-missing'; readonly jobId: string; readonly characters: readonly string[] }
  | { readonly kind: 'printed'; readonly jobId: string; readonly outcome: PrintOutcome }
  | { readonly kind: 'drawer'; readonly reason: KickReason; readonly outcome: KickOutcome };

export interface EscPosPrinterOptions {
  readonly id: string;
  readonly open: OpenLine;
  readonly profile: PrinterProfile;
  readonly clock: DeviceClock;
  /** What hangs at its drawer socket; absent where nothing does. */
  readonly drawer?: DrawerWiring;
  readonly log?: (event: PrinterLogEvent) => void;
  /**
   * How long a job whose paper ended waits for new paper before it counts as unknown; other jobs wait behind it.
   * Three minutes: somebody was called and has walked over.
   */
  readonly patienceMs?: number;
  /** How often an idle printer is asked how it is: staff see an open cover after this at the latest. */
  readonly pollMs?: number;
}

const POLL_MS = 3_000;
const PATIENCE_MS = 180_000;
/** Questions in a row without an answer before the line is opened anew: a TCP peer may be long gone. */
const SILENT_POLLS = 3;
const COMMAND_MS = 2_000;
const NOISE_NOTE_MS = 10_000;
/** Pin 3 of the drawer socket, in the answer to DLE EOT 1 and in the first byte of automatic status. */
const DRAWER_HIGH = 0x04;
/** Identifier of the block that tells the causes of being offline (GS ( H fn 49). */
const OFFLINE_REPORT = 0x23;
/** A poll asks four short questions; a line that makes them last this long is stuck. */
const POLL_TURN_MS = 8_000;

/** A printer is asked every few seconds; a long job may keep the questions waiting, but not for this long. */
const STALE_MS = 120_000;

/** Drives an ESC/POS printer over any line. Starts connecting at once. */
export function createEscPosPrinter(options: EscPosPrinterOptions): TicketPrinter {
  const { clock, profile } = options;
  const log = options.log ?? (() => undefined);
  const patienceMs = options.patienceMs ?? PATIENCE_MS;
  const pollMs = options.pollMs ?? POLL_MS;
  const line = createReconnectingLine({ open: options.open, clock });
  const talk = createPrinterTalk(line, clock);
  const turns = createTurns(clock);
  const waiting = createWaitingJobs();
  const confirmer = createConfirmer(talk, Math.floor(clock.now() / 1_000), profile.bestProof);
  const oneWay = profile.status === 'none';
  const health = createHealthKeeper(clock, oneWay ? {} : { staleAfterMs: STALE_MS });
  const forgotten = oneWay ? new Uint8Array(0) : automaticStatus(ALL_CAUSES);
  let said: readonly DeviceFault[] = [];
  let drawerLeftOpen = false;
  let pushedFault: DeviceFault | null = null;
  let lineFault: DeviceFault = 'gone';
  let reportsWantedOn = -1;
  let silent = 0;
  let noiseNotedAt: number | null = null;
  let closed = false;
  let polls = 0;
  let cancelPoll: () => void = () => undefined;

  /** Asks the printer and publishes what it says; returns its faults. */
  async function examine(over: AbortSignal): Promise<readonly DeviceFault[]> {
    if (!line.isOpen()) return [lineFault];
    const answers = await talk.askAll(over);
    if (answers === 'stale' || closed) return [over.aborted ? 'no-answer' : lineFault];
    if (typeof answers === 'string') {
      silent += 1;
      health.set('attention', [answers]);
      return [answers];
    }
    silent = 0;
    const faults = faultsOf(answers);
    // Newer than anything pushed: an old reason must not make a clogged line look patient.
    pushedFault = blockingFault(faults);
    drawer?.level((answers.printer & DRAWER_HIGH) !== 0);
    publish(faults);
    return faults;
  }

  /** Little paper left is worth telling, but the printer still prints. */
  function publish(answered: readonly DeviceFault[]): void {
    said = answered;
    const faults: readonly DeviceFault[] = drawerLeftOpen ? [...said, 'drawer-open'] : said;
    const state = blockingFault(faults) === null ? 'ready' : 'attention';
    health.proven(faults, state);
    waiting.heard(faults);
  }

  const jobs = createPrintJobs({
    talk,
    confirmer,
    examine,
    isOpen: line.isOpen,
    lineFault: () => lineFault,
    pushedFault: () => pushedFault,
    giveUpLine: line.reopen,
    endOfTicket: endOfTicket(profile),
    patienceMs,
    oneWay,
  });

  const logos = createLogoMemory(talk);
  const drawer =
    options.drawer === undefined || !profile.drawer
      ? undefined
      : createEscPosDrawer({
          wiring: oneWay ? { ...options.drawer, openLevel: 'none' } : options.drawer,
          clock,
          isOpen: line.isOpen,
          lineFault: () => lineFault,
          isSending: jobs.isSending,
          isOnline: () => oneWay || health.now().state === 'ready',
          send: (bytes) => talk.send(talk.connection(), bytes, COMMAND_MS),
          faultOf: faultOfLine,
          askSoon: () => {
            schedulePoll(0);
          },
          told: (reason, outcome) => {
            log({ kind: 'drawer', reason, outcome });
          },
        });

  drawer?.watch((event) => {
    const before = drawerLeftOpen;
    drawerLeftOpen = event.kind === 'left-open' || (drawerLeftOpen && event.state === 'open');
    if (drawerLeftOpen !== before && line.isOpen()) publish(said);
  });

  /** A document for this printer as it is now: with logos from its memory, if it has them. */
  async function contentOf(jobId: string, document: TicketDocument): Promise<JobContent> {
    const plain = await encodeDocument(document, profile, { afterInitialize: forgotten });
    if (plain.missing.length > 0) log({ kind: 'characters-missing', jobId, characters: plain.missing });
    const pictures = document.blocks.flatMap((block) =>
      block.kind === 'image' ? [logoDots(block, profile)] : [],
    );
    const canStore = profile.logoMemory === 'gs-l' && !oneWay && pictures.length > 0;
    return {
      longestBytes: plain.bytes.length,
      async bytes() {
        if (!canStore) return plain.bytes;
        await logos.ensure(pictures);
        const stored = { afterInitialize: forgotten, storedPicture: logos.command };
        return (await encodeDocument(document, profile, stored)).bytes;
      },
    };
  }

  async function run(jobId: string, content: JobContent, cutFirst: boolean): Promise<PrintOutcome> {
    const job = jobs.create(content, cutFirst);
    const place = waiting.enter();
    const turn = turns.take(
      (over) => (place.begin() ? job.run(over) : place.sentAway),
      patienceMs + job.longestMs,
    );
    const printed = turn.then((ended) => (ended.ok ? ended.value : job.givenUp()));
    const outcome = await Promise.race([printed, place.sentAway]);
    log({ kind: 'printed', jobId, outcome });
    return outcome;
  }

  function schedulePoll(ms: number): void {
    cancelPoll();
    if (closed) return;
    cancelPoll = clock.after(ms, () => {
      void poll();
    });
  }

  async function poll(): Promise<void> {
    // One that waits behind a job is enough.
    if (polls > 1) return;
    polls += 1;
    await turns.take(async (over) => {
      const faults = await examine(over);
      if (blockingFault(faults) === null && (await confirmer.learn(over)) === 'process-id')
        await wantReports();
      if (silent >= SILENT_POLLS) {
        silent = 0;
        line.reopen();
      }
    }, POLL_TURN_MS);
    polls -= 1;
    if (line.isOpen()) schedulePoll(pollMs);
  }

  /** Asks once per connection to be told when the printer goes offline. */
  async function wantReports(): Promise<void> {
    const connection = talk.connection();
    if (reportsWantedOn === connection) return;
    reportsWantedOn = connection;
    await talk.send(connection, offlineReports(), COMMAND_MS);
  }

  async function begin(): Promise<void> {
    pushedFault = null;
    if (oneWay) {
      // All that can be known of it: somebody took the line.
      health.set('ready', []);
      return;
    }
    health.set('probing', []);
    await turns.take(
      () => talk.send(talk.connection(), automaticStatus(ALL_CAUSES), COMMAND_MS),
      POLL_TURN_MS,
    );
    schedulePoll(0);
  }

  /** A wrong speed babbles without end; one note in a while is enough to tell it by. */
  function noteNoise(bytes: Uint8Array): void {
    if (noiseNotedAt !== null && clock.now() - noiseNotedAt < NOISE_NOTE_MS) return;
    noiseNotedAt = clock.now();
    log({ kind: 'not-understood', bytes: hexNote(bytes) });
  }

  line.onOpen(() => {
    void begin();
  });
  line.onLost((why) => {
    // We closed it because it took nothing, or said nothing.
    lineFault = why.kind === 'closed' ? 'no-answer' : faultOfLine(why);
    // Every further attempt fails for the same reason; the log needs it once.
    if (health.now().state !== 'absent') log({ kind: 'line-lost', detail: why.detail });
    health.set('absent', [lineFault]);
    drawer?.forget();
  });
  talk.onEvent((event) => {
    if (event.kind === 'noise') noteNoise(event.bytes);
    if (event.kind === 'automatic') {
      const faults = automaticFaults(event.bytes);
      drawer?.level(((event.bytes[0] ?? 0) & DRAWER_HIGH) !== 0);
      pushedFault = blockingFault(faults);
      publish(faults);
    }
    // It says that it went offline, or was just switched on and has forgotten what it was told.
    if (event.kind === 'block' && event.identifier === OFFLINE_REPORT) schedulePoll(0);
    if (event.kind === 'switched-on') void begin();
  });

  return {
    id: options.id,
    health: health.now,
    watch: health.watch,
    async print(jobId, document, how) {
      return run(jobId, await contentOf(jobId, document), how?.cutFirst ?? false);
    },
    async printTestPage(jobId, heading) {
      const page = await encodeTestPage(heading, profile, { afterInitialize: forgotten });
      return run(jobId, { longestBytes: page.length, bytes: () => Promise.resolve(page) }, false);
    },
    ...(drawer === undefined
      ? {}
      : { drawer: { kick: drawer.kick, state: drawer.state, watch: drawer.watch } }),
    async recover() {
      if (!line.isOpen()) return lineFault;
      if (jobs.isSending()) return 'busy';
      const fault = await talk.send(talk.connection(), recoverAndClear(), COMMAND_MS);
      if (fault !== null) return faultOfLine(fault);
      jobs.cleared();
      schedulePoll(0);
      return 'recovered';
    },
    async close() {
      closed = true;
      cancelPoll();
      drawer?.close();
      health.close();
      turns.close();
      await line.close();
    },
  };
}
