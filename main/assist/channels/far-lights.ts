import { type LightBody, lightBody } from '../../../contract/link-light.ts';
import type { AssistCall } from '../../../domain/assist/call.ts';
import type { ShopLink } from '../../link/shop-link.ts';
import type { WayOutcome } from './channel.ts';

export interface FarLightsDeps {
  readonly link: () => Pick<ShopLink, 'say'>;
  /** That kiosk answers over the link now. */
  readonly connected: (kioskId: string) => boolean;
  /** An open call; undefined once it is over. */
  readonly find: (callId: string) => AssistCall | undefined;
  /** What the lights of this engine answer now. */
  readonly here: (call: AssistCall) => Promise<readonly WayOutcome[]>;
  /** What came of a rung at another kiosk. */
  readonly told: (callId: string, rung: number, came: readonly WayOutcome[]) => void;
  readonly fault: (error: unknown) => void;
}

/** Lights that hang on another engine than the one that rings: that one is asked, and tells what they answered. */
export class FarLights {
  readonly #deps: FarLightsDeps;

  constructor(deps: FarLightsDeps) {
    this.#deps = deps;
  }

  /** Asks the kiosk of a call; what its lights answer comes later, as `told`. */
  ask({ callId, kioskId, kioskName }: AssistCall, rung: number): WayOutcome {
    const { link, connected, fault } = this.#deps;
    const of = (outcome: WayOutcome['outcome'], detail: string): WayOutcome => ({
      channel: 'light',
      target: kioskName,
      outcome,
      detail,
    });
    if (!connected(kioskId))
      return {
        ...of('failed', 'that kiosk does not answer: what its lights show is not known'),
        why: { kind: 'fault', fault: 'not-reached', againMs: null },
      };
    link().say('light', { type: 'ask', callId, rung }, kioskId).catch(fault);
    return of('sent', 'that kiosk is asked: what its lights answer follows');
  }

  /** Takes questions and answers from now on. Before the link starts. */
  listen(link: Pick<ShopLink, 'onSaid' | 'say'>): void {
    link.onSaid('light', (body, { kioskId }) => {
      const said = lightBody.safeParse(body);
      const unread = said.success
        ? this.#take(said.data, kioskId, link)
        : (said.error.issues[0]?.message ?? 'not understood');
      return Promise.resolve(unread === null ? undefined : { unread });
    });
  }

  /** Gives why it can't be taken; null: it is. `from`: the kiosk that says it; null: the hub. */
  #take(said: LightBody, from: string | null, link: Pick<ShopLink, 'say'>): string | null {
    const { find, here, told, fault } = this.#deps;
    const { callId, rung } = said;
    const call = find(callId);
    if (said.type === 'ask') {
      if (from !== null) return 'only a hub asks';
      // A lamp may take seconds, and nothing that the hub says next should wait for it.
      if (call !== undefined)
        here(call)
          .then((came) => link.say('light', { type: 'answer', callId, rung, came: came.map(plain) }))
          .catch(fault);
      return null;
    }
    if (call === undefined) return null;
    if (call.kioskId !== from) return 'a kiosk speaks for its own lights only';
    const targetOf = (light: string) => (light === '' ? call.kioskName : `${call.kioskName} ${light}`);
    told(
      callId,
      rung,
      said.came.map(({ target, outcome, detail, why }) => ({
        channel: 'light',
        target: targetOf(target),
        outcome,
        detail,
        ...(why === undefined ? {} : { why }),
      })),
    );
    return null;
  }
}

function plain({ channel: _, ...came }: WayOutcome): Omit<WayOutcome, 'channel'> {
  return came;
}
