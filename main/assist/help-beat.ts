import type { Clock } from '../clock.ts';
import type { StaffPage } from '../gateway/feed.ts';
import type { IdSource } from '../ids.ts';

/** How often every staff screen is given a silent test call. */
export const BEAT_MS = 60_000;

/** How long a screen may take to show one: longer than a blip of the shop's radio, shorter than a customer's patience. */
export const ECHO_MS = 5_000;

/** A screen with what it proved last. */
interface Echo {
  readonly beat: string;
  /** On the clock that never jumps. */
  readonly at: number;
}

/**
 * The silent test call. It goes down to the staff screens in the very picture that carries calls; the page that has
 * drawn it says so. A device whose page hangs answers pings for hours: only this finds out that it shows nothing.
 */
export class HelpBeat {
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #pages: () => readonly StaffPage[];
  readonly #tell: () => void;
  readonly #echoes = new Map<string, Echo>();
  readonly #listeners = new Set<() => void>();
  #known = new Set<string>();
  #beat: Echo | null = null;
  #stops: (() => void)[] = [];

  constructor(deps: {
    clock: Clock;
    ids: IdSource;
    pages: () => readonly StaffPage[];
    /** The beat has changed: staff pictures are to be sent. */
    tell: () => void;
  }) {
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#pages = deps.pages;
    this.#tell = deps.tell;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    this.beat();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** The test call that screens are to show now. */
  current(): string | null {
    return this.#beat?.beat ?? null;
  }

  /** Sends a new test call to every screen. */
  beat(): void {
    this.stop();
    this.#beat = { beat: this.#ids.uuid(), at: this.#clock.monotonic() };
    this.#known = new Set(this.#pages().map(({ key }) => key));
    this.#tell();
    this.#stops = [
      this.#clock.after(ECHO_MS, () => this.#announce()),
      this.#clock.after(BEAT_MS, () => this.beat()),
    ];
  }

  /** Pages came or went. One that is new is tried at once: nobody should wait a minute to be trusted. */
  look(): void {
    const pages = this.#pages();
    const gone = (key: string) => !pages.some((page) => page.key === key);
    for (const key of [...this.#known].filter(gone)) {
      this.#known.delete(key);
      this.#echoes.delete(key);
    }
    if (this.#beat !== null && pages.some(({ key }) => !this.#known.has(key))) this.beat();
    this.#announce();
  }

  /** A page says that it has drawn a test call. An old one proves nothing. */
  echo(key: string, beat: string): void {
    if (this.#beat?.beat !== beat) return;
    this.#echoes.set(key, { beat, at: this.#clock.monotonic() });
    this.#announce();
  }

  /** Screens that showed the last test call, or the one before it while the last is still on its way. */
  answering(): readonly StaffPage[] {
    return this.#pages().filter(({ key }) => this.#proven(key));
  }

  /** Screens that had their time and showed nothing. */
  silent(): readonly StaffPage[] {
    return this.#pages().filter(({ key }) => !this.#proven(key) && !this.#onItsWay());
  }

  #proven(key: string): boolean {
    const echo = this.#echoes.get(key);
    if (echo === undefined || this.#beat === null) return false;
    if (echo.beat === this.#beat.beat) return true;
    return this.#onItsWay() && this.#beat.at - echo.at <= BEAT_MS + ECHO_MS;
  }

  #onItsWay(): boolean {
    return this.#beat !== null && this.#clock.monotonic() - this.#beat.at < ECHO_MS;
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
