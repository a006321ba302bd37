import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { Page, PageOutcome, StaffPager } from '../ports/pager.ts';
import { isTopicFilter, isTopicName } from '../transport/mqtt-address.ts';
import type { MqttLink } from '../transport/mqtt-link.ts';
import {
  createPageIds,
  fillGatewayJson,
  fillGatewayText,
  type GatewayJson,
  type GatewayValues,
  gatewayValues,
} from './gateway-text.ts';
import { createPageQueue, pageFailed } from './page-queue.ts';

export interface MqttPagerOptions {
  readonly id: string;
  readonly clock: DeviceClock;
  /** Its own session with the broker; closed with the pager. */
  readonly link: MqttLink;
  /** Where pages go; `{to}` may be a level of it. */
  readonly topic: string;
  /** What is published; a text as it is, anything else as JSON. Placeholders of `gateway-text.ts`. */
  readonly payload: GatewayJson;
  /** What takes a page back, on the same topic. */
  readonly cancelPayload?: GatewayJson;
  /**
   * Where the gateway says that it took a page: a message that contains the page's `{id}`. One that contains `refuse`
   * as well says no.
   */
  readonly acknowledge?: {
    readonly topic: string;
    readonly refuse?: string;
    readonly deadlineMs?: number;
  };
  readonly longestText?: number;
  readonly log?: (line: string) => void;
}

/**
 * A pager behind a gateway that listens on MQTT. With an acknowledgement topic `sent` means that the gateway took the
 * page. Without one only the broker did, and nothing tells whether anybody listens there: proof `none`. Nothing is
 * kept while the broker is away.
 * @throws RangeError for topics that MQTT does not allow.
 */
export function createMqttPager(options: MqttPagerOptions): StaffPager {
  const { clock, link, acknowledge } = options;
  if (!isTopicName(options.topic)) throw new RangeError(`'${options.topic}' is no topic to publish to`);
  if (acknowledge !== undefined && !isTopicFilter(acknowledge.topic)) {
    throw new RangeError(`'${acknowledge.topic}' is no topic to subscribe to`);
  }
  const log = options.log ?? (() => undefined);
  const proof = acknowledge === undefined ? 'none' : 'accepted';
  const ackMs = acknowledge?.deadlineMs ?? 5_000;
  const health = createHealthKeeper(clock);
  const nextId = createPageIds(clock.now);
  let onAnswer: (payload: string) => void = () => undefined;
  let onLost: (detail: string) => void = () => undefined;
  let closed = false;

  link.onState((state) => {
    if (closed) return;
    if (state.kind === 'up') health.proven();
    else if (state.why !== null) {
      health.set('absent', [faultOfLine(state.why)]);
      onLost(state.why.detail);
    }
  });
  if (acknowledge !== undefined) {
    link.subscribe(acknowledge.topic, ({ payload, retained }) => {
      // What the broker kept is an answer to somebody else's page, or to an old one.
      if (!retained) onAnswer(Buffer.from(payload).toString('utf8'));
    });
  }

  /** The gateway's own word. Armed before the page leaves: an answer may overtake the broker's acknowledgement. */
  const answerTo = (id: string): Promise<PageOutcome> =>
    new Promise((settle) => {
      const end = (outcome: PageOutcome): void => {
        cancel();
        onAnswer = () => undefined;
        onLost = () => undefined;
        settle(outcome);
      };
      const cancel = clock.after(ackMs, () => {
        health.set('attention', ['no-answer']);
        end(pageFailed('no-answer', `the gateway did not acknowledge within ${ackMs} ms`));
      });
      onLost = (detail) => {
        end(pageFailed(closed ? 'closed' : 'gone', detail));
      };
      onAnswer = (payload) => {
        if (!payload.includes(id)) return;
        health.proven();
        const detail = `the gateway said ${payload.slice(0, 120)}`;
        const no = acknowledge?.refuse !== undefined && payload.includes(acknowledge.refuse);
        end(no ? { kind: 'rejected', reason: 'unexplained', detail } : { kind: 'sent', proof, detail });
      };
    });

  const publish = async (payload: GatewayJson, values: GatewayValues): Promise<PageOutcome> => {
    if (closed) return pageFailed('closed', 'closed');
    const filled = fillGatewayJson(payload, values);
    const bytes = typeof filled === 'string' ? filled : JSON.stringify(filled);
    const topic = fillGatewayText(options.topic, values);
    if (!isTopicName(topic)) {
      return { kind: 'rejected', reason: 'no-such-pager', detail: `'${values.to}' can't stand in a topic` };
    }
    const answer = acknowledge === undefined ? null : answerTo(values.id);
    log(`> ${topic} ${bytes}`);
    const published = await link.publish(topic, bytes);
    if (!published.ok) {
      const { kind, detail } = published.error;
      onLost(detail);
      return pageFailed(closed ? 'closed' : faultOfLine({ kind, detail }), detail);
    }
    return (
      answer ?? {
        kind: 'sent',
        proof,
        detail: 'the broker took it; whether a gateway listens is not known',
      }
    );
  };

  const queue = createPageQueue(
    async ([payload, values]: readonly [GatewayJson, GatewayValues]): Promise<PageOutcome> => {
      const outcome = await publish(payload, values);
      log(`page ${outcome.kind}: ${outcome.detail}`);
      return outcome;
    },
  );

  const values = (page: Page): GatewayValues =>
    gatewayValues(page, { id: nextId(), now: clock.now(), longestText: options.longestText ?? 500 });

  return {
    id: options.id,
    abilities: {
      cancel: options.cancelPayload !== undefined,
      priority: JSON.stringify([options.topic, options.payload]).includes('{priority'),
      proof,
    },
    health: health.now,
    watch: health.watch,
    page: (page) => queue.push([options.payload, values(page)], page.priority),
    cancel(to) {
      if (options.cancelPayload === undefined) {
        return Promise.resolve({
          kind: 'rejected',
          reason: 'not-able',
          detail: 'this gateway takes no page back',
        });
      }
      return queue.push([options.cancelPayload, values({ to, text: '', priority: 'normal' })], 'normal');
    },
    async close() {
      closed = true;
      queue.close();
      onLost('closed');
      await link.close();
    },
  };
}
