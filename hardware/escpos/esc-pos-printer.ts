import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import type { DeviceClock, DeviceFault } from '../ports/device.ts';
import type { PrintOutcome, TicketPrinter } from '../ports/printer.ts';
import type { OpenLine } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import { createTurns } from '../transport/turn-taking.ts';
import { automaticStatus, offlineReports, recoverAndClear } from './commands.ts';
import { ALL_CAUSES, createConfirmer } from './confirmation.ts';
import { encodeDocument, endOfTicket } from './encode-document.ts';
import { createPrintJobs } from './print-job.ts';
import { automaticFaults, blockingFault, faultsOf } from './printer-faults.ts';
import { createPrinterTalk } from './printer-talk.ts';
import type { PrinterProfile } from './profile.ts';

/** What the driver tells the log; texts for the technician, never what was printed. */
export type PrinterLogEvent =
  | { readonly kind: 'line-lost'; readonly detail: string }
  | { readonly kind: 'characters-missing'; readonly jobId: string; readonly characters: readonly string[] }
  | { readonly kind: 'printed'; readonly jobId: string; readonly outcome: PrintOutcome };

export interface EscPosPrinterOptions {
  readonly id: string;
  readonly open: OpenLine;
  readonly profile: PrinterProfile;
  readonly clock: DeviceClock;
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
  const confirmer = createConfirmer(talk, Math.floor(clock.now() / 1_000), profile.bestProof);
  const oneWay = profile.status === 'none';
  const health = createHealthKeeper(clock, oneWay ? {} : { staleAfterMs: STALE_MS });
  const forgotten = oneWay ? new Uint8Array(0) : automaticStatus(ALL_CAUSES);
  let pushedFault: DeviceFault | null = null;
  let lineFault: DeviceFault = 'gone';
  let reportsWantedOn = -1;
  let silent = 0;
  let closed = false;
  let cancelPoll: () => void = () => undefined;

  /** Asks the printer and publishes what it says; returns its faults. */
  async function examine(): Promise<readonly DeviceFault[]> {
    if (!line.isOpen()) return [lineFault];
    const answers = await talk.askAll();
    if (answers === 'stale' || closed) return [lineFault];
    if (typeof answers === 'string') {
      silent += 1;
      health.set('attention', [answers]);
      return [answers];
    }
    silent = 0;
    const faults = faultsOf(answers);
    publish(faults);
    return faults;
  }

  /** Little paper left is worth telling, but the printer still prints. */
  function publish(faults: readonly DeviceFault[]): void {
    const state = blockingFault(faults) === null ? 'ready' : 'attention';
    health.proven(faults, state);
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

  function schedulePoll(ms: number): void {
    cancelPoll();
    if (closed) return;
    cancelPoll = clock.after(ms, () => {
      void poll();
    });
  }

  async function poll(): Promise<void> {
    await turns.take(async () => {
      const faults = await examine();
      if (blockingFault(faults) === null && (await confirmer.learn()) === 'process-id') await wantReports();
      if (silent >= SILENT_POLLS) {
        silent = 0;
        line.reopen();
      }
    }, POLL_TURN_MS);
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

  line.onOpen(() => {
    void begin();
  });
  line.onLost((why) => {
    // We closed it because it took nothing, or said nothing.
    lineFault = why.kind === 'closed' ? 'no-answer' : faultOfLine(why);
    // Every further attempt fails for the same reason; the log needs it once.
    if (health.now().state !== 'absent') log({ kind: 'line-lost', detail: why.detail });
    health.set('absent', [lineFault]);
  });
  talk.onEvent((event) => {
    if (event.kind === 'automatic') {
      const faults = automaticFaults(event.bytes);
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
    async print(jobId, document, options) {
      const encoded = await encodeDocument(document, profile, { afterInitialize: forgotten });
      if (encoded.missing.length > 0) {
        log({ kind: 'characters-missing', jobId, characters: encoded.missing });
      }
      const job = jobs.create(encoded.bytes, options?.cutFirst ?? false);
      const turn = await turns.take(job.run, patienceMs + job.longestMs);
      const outcome = turn.ok ? turn.value : job.givenUp();
      log({ kind: 'printed', jobId, outcome });
      return outcome;
    },
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
      health.close();
      turns.close();
      await line.close();
    },
  };
}
