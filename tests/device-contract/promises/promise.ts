import { setTimeout as wait } from 'node:timers/promises';
import type { Device, DeviceHealth } from '../../../hardware/ports/device.ts';
import type { EyeQuestion, Hand } from './hand.ts';

/** A device on its cable, virtual or real. */
export interface Bench<D extends Device> {
  readonly device: D;
  readonly hand: Hand;
  /** Another driver on the same address; the old one is closed before. */
  readonly reopen: () => Promise<D>;
}

/** One thing that every device of a kind must do, written so that it can be kept by a real one on a bench. */
export interface DevicePromise<D extends Device> {
  readonly name: string;
  /** Whether somebody must touch the device. */
  readonly hands: boolean;
  /** Rejects with PromiseBroken when it is not kept. */
  readonly keep: (bench: Bench<D>) => Promise<void>;
}

/** What was promised did not happen; the message says what did. */
export class PromiseBroken extends Error {}

/** A real device may need this long after a hand has touched it: a printer warms up, a system finds a port again. */
const LONGEST_MS = 60_000;
const LOOK_MS = 20;

/** Resolves when the device's health is as wanted. */
export async function until(
  device: Device,
  what: string,
  wanted: (health: DeviceHealth) => boolean,
): Promise<void> {
  for (let looks = 0; !wanted(device.health()); looks += 1) {
    if (looks * LOOK_MS > LONGEST_MS) {
      const { state, faults } = device.health();
      throw new PromiseBroken(
        `${what} was not seen within ${LONGEST_MS / 1000} s; it is ${state} ${faults.join(', ')}`,
      );
    }
    await wait(LOOK_MS);
  }
}

export function ready(device: Device): Promise<void> {
  return until(device, '"ready"', ({ state }) => state === 'ready');
}

export function expected(what: string, holds: boolean, got: unknown): void {
  if (!holds) throw new PromiseBroken(`expected ${what}, got ${JSON.stringify(got)}`);
}

export async function seen(hand: Hand, question: EyeQuestion): Promise<void> {
  const answer = await hand.sees(question);
  if (answer === false) throw new PromiseBroken(`not seen: ${JSON.stringify(question)}`);
}
