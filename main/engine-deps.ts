import type { Database } from 'better-sqlite3';
import type { DeskWriter } from './assist/desk-writer.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { DemoDevices } from './devices/demo-devices.ts';
import type { DeviceHubDeps } from './devices/device-hub.ts';
import type { IdSource } from './ids.ts';
import type { LinkNetwork } from './link/engine-link.ts';
import type { Log } from './log.ts';

/** What an engine is built on. */
export interface EngineDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly shopDb: Database;
  /** Read at start and for reports; everything that is written goes through the writer. */
  readonly deskDb: Database;
  readonly deskWriter: DeskWriter;
  /** How an address becomes a line; without it by the system's own serial ports and sockets. */
  readonly openLine?: NonNullable<DeviceHubDeps['openLine']>;
  /** Virtual devices of a demo shop and where their dock listens; null in a real shop. */
  readonly demo: DemoDevices | null;
  readonly controlKey: string;
  /** The data folder. */
  readonly data: string;
  /** A hub without a kiosk of its own; left out: a kiosk, which may be the hub of others too. */
  readonly headless?: boolean;
  /** What carries the link to other engines of the shop; left out: the shop's network. */
  readonly linkNetwork?: LinkNetwork;
  /** Of the program, for people. */
  readonly version?: string;
  readonly origin: () => string;
}
