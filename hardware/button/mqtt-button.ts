import type { AssistButton } from '../ports/button.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { MqttLink, MqttMessage } from '../transport/mqtt-link.ts';
import { createButtonCore } from './button-core.ts';

/** Longer payloads are no button. */
const longestPayload = 4_096;

/** Which message means something: the whole payload, or one field of its JSON object as text. */
export type PayloadMatch =
  | { readonly kind: 'whole'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly text: string };

export function matchesPayload(match: PayloadMatch, payload: Uint8Array): boolean {
  if (payload.length > longestPayload) return false;
  const text = new TextDecoder().decode(payload);
  if (match.kind === 'whole') return text === match.text;
  const value = fieldsOf(text)[match.name];
  return value === match.text;
}

/** Scalar fields of a JSON object as text; nothing of anything else. */
export function fieldsOf(text: string): Readonly<Record<string, string>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const found = Object.entries(value).flatMap(([name, field]: [string, unknown]) =>
    typeof field === 'string' || typeof field === 'number' || typeof field === 'boolean'
      ? [[name, String(field)] as const]
      : [],
  );
  return Object.fromEntries(found);
}

/**
 * A button behind an MQTT broker. A retained message is old news and never a press. Without `release` a message is a
 * touch and long presses are not told. `ready` means that the broker granted the subscription; a button with an empty
 * battery looks like one that nobody presses.
 */
export function createMqttButton(options: {
  readonly id: string;
  readonly clock: DeviceClock;
  readonly link: MqttLink;
  readonly topic: string;
  readonly press: PayloadMatch;
  readonly release?: PayloadMatch;
  readonly longPressMs?: number;
  readonly log?: (line: string) => void;
}): AssistButton {
  const { link, press, release } = options;
  const core = createButtonCore(options);
  const hear = ({ payload, retained }: MqttMessage): void => {
    if (retained) return;
    if (matchesPayload(press, payload)) core.signal(release === undefined ? 'contact' : 'down');
    else if (release !== undefined && matchesPayload(release, payload)) core.signal('up');
  };
  link.subscribe(options.topic, hear);
  link.onState((state) => {
    if (state.kind === 'up') core.ready();
    else if (state.why !== null) core.lost(state.why);
  });
  return core.button(link.close);
}
