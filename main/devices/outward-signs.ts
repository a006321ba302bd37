import { type DisplayFacts, displayLinesOf } from '../../domain/display/display-lines.ts';
import { type LightFacts, lightStateOf } from '../../domain/assist/light-state.ts';
import type { CustomerDisplay } from '../../hardware/ports/display.ts';
import type { SignalLight } from '../../hardware/ports/light.ts';
import type { DeviceHub } from './device-hub.ts';

/** What is true now of the kiosk, for the signs that are seen from outside. */
export interface SignFacts {
  readonly light: LightFacts;
  readonly display: Omit<DisplayFacts, 'script'>;
}

/**
 * Keeps every light and pole display at what is true. Devices that come later are told at once; the drivers themselves
 * show it again after a reconnection. Only changes are sent.
 */
export class OutwardSigns {
  readonly #devices: DeviceHub;
  readonly #shown = new WeakMap<object, string>();
  #read: (() => SignFacts) | null = null;

  constructor(devices: DeviceHub) {
    this.#devices = devices;
  }

  /** Shows what `read` says from now on, on devices that are there and come later. Returns the way to stop. */
  follow(read: () => SignFacts): () => void {
    this.#read = read;
    const stops = [
      this.#devices.eachOf('light', (light) => this.#attach(() => this.#light(light))),
      this.#devices.eachOf('display', (display) => this.#attach(() => this.#display(display))),
    ];
    return () => {
      this.#read = null;
      for (const stop of stops) stop();
    };
  }

  /** Something may have changed. */
  refresh(): void {
    for (const { device } of this.#devices.of('light')) this.#light(device);
    for (const { device } of this.#devices.of('display')) this.#display(device);
  }

  /** Something else was shown meanwhile, e.g. a test. */
  restore(): void {
    for (const { device } of [...this.#devices.of('light'), ...this.#devices.of('display')])
      this.#shown.delete(device);
    this.refresh();
  }

  #attach(show: () => void): () => void {
    show();
    return () => undefined;
  }

  #light(light: SignalLight): void {
    if (this.#read === null) return;
    const state = lightStateOf(this.#read().light);
    if (this.#news(light, state)) light.show(state);
  }

  #display(display: CustomerDisplay): void {
    if (this.#read === null) return;
    const lines = displayLinesOf({ ...this.#read().display, script: display.script });
    if (this.#news(display, JSON.stringify(lines))) display.show(...lines);
  }

  #news(device: object, now: string): boolean {
    if (this.#shown.get(device) === now) return false;
    this.#shown.set(device, now);
    return true;
  }
}
