import type { DockView } from '../../contract/views.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import { demoPeople } from '../demo-people.ts';
import type { Log } from '../log.ts';
import type { DemoDevices } from './demo-devices.ts';
import { connectDock, type DockLink } from './dock-link.ts';

const people = demoPeople.map(({ name, role, pin }) => ({ name, role, pin }));

/** The engine's end of the dock: what it shows, and the way to touch it. Empty in a real shop. */
export class DemoDock {
  readonly #deps: {
    readonly demo: DemoDevices | null;
    readonly clock: Clock;
    readonly live: LiveCatalog;
    readonly log: Log;
    readonly changed: () => void;
  };
  #view: DockView = { devices: [], connected: false };
  #link: DockLink | null = null;

  constructor(deps: {
    demo: DemoDevices | null;
    clock: Clock;
    live: LiveCatalog;
    log: Log;
    changed: () => void;
  }) {
    this.#deps = deps;
  }

  view(): DockView {
    return this.#deps.demo === null ? this.#view : { ...this.#view, people };
  }

  /** Null while no virtual devices run here. */
  link(): DockLink | null {
    return this.#link;
  }

  start(): void {
    const { demo, clock, live, log } = this.#deps;
    if (demo === null) return;
    this.#link = connectDock({
      address: demo.dock.address,
      token: demo.dock.token,
      clock,
      // A picture that was not understood leaves the dock standing still: somebody must be able to find out why.
      log: (note) => log('device.note', { deviceId: 'dock', note }),
      onDevices: (devices) => this.#show({ devices, connected: true }),
      onState: (connected) => this.#show({ ...this.#view, connected }),
    });
    this.#offerCodes();
    live.onChange(() => this.#offerCodes());
  }

  async stop(): Promise<void> {
    await this.#link?.close();
  }

  #show(view: DockView): void {
    this.#view = view;
    this.#deps.changed();
  }

  #offerCodes(): void {
    const items = this.#deps.live.catalog()?.items ?? [];
    this.#link?.offerCodes(
      items.flatMap((item) =>
        (item.codes ?? []).map((code) => ({ code, label: item.name['en'] ?? item.sku })),
      ),
    );
  }
}
