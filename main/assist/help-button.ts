import type { ShopFloor } from '../shop-floor.ts';

/** The tactile help buttons of one kiosk, whatever they hang on. */
export class HelpButton {
  readonly #shop: ShopFloor;
  readonly #kioskId: string;
  /** The help call that was open when a button was pressed last. */
  #openAtPress: string | null = null;

  constructor(shop: ShopFloor, kioskId: string) {
    this.#shop = shop;
    this.#kioskId = kioskId;
  }

  async pressed(): Promise<void> {
    const { desk, kiosk } = this.#shop;
    const sessionId = kiosk.current()?.sessionId ?? null;
    this.#openAtPress = desk.helpOn(this.#kioskId, sessionId)?.callId ?? null;
    await this.#shop.buttonPressed();
  }

  /**
   * The button is still held, and the shop has said that this takes a call back. Only one that was open before this
   * press: a hand that rests on the button calls, and what it called stays called.
   */
  async held(): Promise<void> {
    const callId = this.#openAtPress;
    this.#openAtPress = null;
    if (callId !== null) await this.#shop.desk.apply(callId, 'customer', { type: 'withdrawn' });
  }
}
