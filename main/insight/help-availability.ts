import type { Database } from 'better-sqlite3';
import { HelpLogStore } from '../../db/help-log-store.ts';
import type { SettingStore } from '../../db/setting-store.ts';
import type { HelpWayFacts } from '../../domain/insight/help-record.ts';
import type { DeskWriter } from '../assist/desk-writer.ts';
import type { HelpPath } from '../assist/help-path.ts';
import type { Clock } from '../clock.ts';

const ALIVE = 'helpProvenTo';

/** After a power cut nothing is claimed for longer than this that was not so. */
const ALIVE_MS = 5 * 60_000;

/** Reads the newest record of the help log's number and hash. */
export function helpAnchor(deskDb: Database): () => ReturnType<HelpLogStore['anchor']> {
  const log = new HelpLogStore(deskDb);
  return () => log.anchor();
}

/**
 * Writes down each time that the way from the bell to a person is proven, or no longer. While the engine is off nothing
 * is proven: its start writes that too, from the moment on at which it was last known to run.
 */
export function keepAvailability(deps: {
  readonly help: Pick<HelpPath, 'onChange' | 'state'>;
  readonly writer: DeskWriter;
  readonly settings: Pick<SettingStore, 'get' | 'set'>;
  readonly clock: Clock;
  readonly kioskId: string;
  readonly fault: (error: unknown) => void;
}): () => void {
  const { help, writer, settings, clock, kioskId } = deps;
  let last = '';
  let stopClock: () => void = () => undefined;

  function write(facts: Pick<HelpWayFacts, 'way' | 'screens' | 'pagers'>, at: number): void {
    const now = JSON.stringify(facts);
    if (now === last) return;
    last = now;
    writer.write({ help: { kind: 'availability', kioskId, ...facts }, at }).catch(deps.fault);
  }

  function look(): void {
    const { way, proofs } = help.state();
    write({ way, screens: proofs.screens, pagers: proofs.pagers }, clock.now());
  }

  function alive(): void {
    settings.set(ALIVE, String(clock.now()));
    stopClock = clock.after(ALIVE_MS, alive);
  }

  const now = clock.now();
  const known = Number(settings.get(ALIVE) ?? now);
  write({ way: 'off', screens: 0, pagers: 0 }, Math.min(known, now));
  look();
  alive();
  const unsubscribe = help.onChange(look);
  return () => {
    unsubscribe();
    stopClock();
    settings.set(ALIVE, String(clock.now()));
  };
}
