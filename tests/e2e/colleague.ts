import { expect } from '@playwright/test';
import type { Views } from '../../contract/views.ts';
import type { Door } from './door.ts';
import type { DemoPerson, OpenShop } from './open-shop.ts';

type Call = Views['station']['calls'][number];

/** A staff device and the person who carries it, where a test is about the customer and not about the page. */
export class Colleague {
  readonly #door: Door<'station'>;

  private constructor(door: Door<'station'>) {
    this.#door = door;
  }

  static async on(shop: OpenShop, person: DemoPerson | null): Promise<Colleague> {
    const door = await shop.door('station');
    if (person !== null)
      expect(await door.send('staff.signIn', { pin: shop.pin(person) })).toMatchObject({ ok: true });
    return new Colleague(door);
  }

  /** The call that is open, as soon as there is one. */
  async call(): Promise<Call> {
    const { calls } = await this.#door.until((view) => view.calls.length > 0);
    const [call] = calls;
    if (!call) throw new Error('there was a call');
    return call;
  }

  async sees(): Promise<void> {
    const { callId } = await this.call();
    expect(await this.#door.send('assist.seen', { callIds: [callId] })).toMatchObject({ ok: true });
  }

  async accepts(): Promise<void> {
    const { callId } = await this.call();
    expect(await this.#door.send('assist.accept', { callId })).toMatchObject({ ok: true });
  }

  async arrives(): Promise<void> {
    const { callId } = await this.call();
    expect(await this.#door.send('assist.arrive', { callId })).toMatchObject({ ok: true });
  }

  async resolves(): Promise<void> {
    const { callId } = await this.call();
    const body = { callId, reason: 'answered-question', note: '' } as const;
    expect(await this.#door.send('assist.resolve', body)).toMatchObject({ ok: true });
  }

  async settles(outcome: 'paid' | 'not-paid'): Promise<void> {
    const { payment } = await this.call();
    if (payment === null) throw new Error('no payment waits for a word');
    const { sessionId, attemptId } = payment;
    const body = { sessionId, attemptId, outcome, evidence: 'terminal journal' };
    expect(await this.#door.send('payment.settle', body)).toMatchObject({ ok: true });
  }

  async closesKiosk(open: boolean): Promise<void> {
    expect(await this.#door.send('kiosk.service', { open })).toMatchObject({ ok: true });
  }
}
