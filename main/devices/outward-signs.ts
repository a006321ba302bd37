import { type DisplayFacts, displayLinesOf } from '../../domain/display/display-lines.ts';
import { type LightFacts, lightStateOf } from '../../domain/assist/light-state.ts';
import type { CustomerDisplay } from '../../hardware/ports/display.ts';
import { canServe } from '../../hardware/ports/device.ts';
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
      this.#devices.eachOf('light', (light) => {
        this.#light(light, read());
        return () => undefined;
      }),
      this.#devices.eachOf('display', (display) => {
        this.#display(display, read());
        return () => undefined;
      }),
    ];
    return () => {
      this.#read = null;
      for (const stop of stops) stop();
    };
  }

  /** Something may have changed. Costs nothing where there is no sign. */
  refresh(): void {
    const lights = this.#devices.of('light');
    const displays = this.#devices.of('display');
    if (this.#read === null || lights.length + displays.length === 0) return;
    const facts = this.#read();
    for (const { device } of lights) this.#light(device, facts);
    for (const { device } of displays) this.#display(device, facts);
  }

  /** A light that is there was told that a customer waits, and nothing since is known to be in its way. */
  calls(): boolean {
    return this.#devices
      .of('light')
      .some(({ device }) => this.#shown.get(device) === 'calling' && canServe(device.health()));
  }

  /** Something else was shown meanwhile, e.g. a test. */
  restore(): void {
    for (const { device } of [...this.#devices.of('light'), ...this.#devices.of('display')])
      this.#shown.delete(device);
    this.refresh();
  }

  #light(light: SignalLight, facts: SignFacts): void {
    const state = lightStateOf(facts.light);
    if (this.#news(light, state)) light.show(state);
  }

  #display(display: CustomerDisplay, facts: SignFacts): void {
    const lines = displayLinesOf({ ...facts.display, script: display.script });
    if (this.#news(display, JSON.stringify(lines))) display.show(...lines);
  }

  #news(device: object, now: string): boolean {
    if (this.#shown.get(device) === now) return false;
    this.#shown.set(device, now);
    return true;
  }
}
