import { fieldsOf, type PayloadMatch } from '../mqtt-button.ts';
import type { Learned } from './learned.ts';

export interface HeardMessage {
  readonly topic: string;
  readonly text: string;
}

/** Fields in which bridges say what was done, the surest first. */
const telling = ['action', 'event', 'click', 'button', 'state', 'type', 'value'];

/** One field of the JSON that comes with every press, else the whole payload. */
export function proposePayload(
  presses: readonly (readonly HeardMessage[])[],
  still: readonly HeardMessage[],
): Learned | 'not-the-same' | 'not-told-apart' {
  const [first = [], ...others] = presses;
  const topics = [...new Set(first.map(({ topic }) => topic))].filter((topic) =>
    others.every((round) => round.some((message) => message.topic === topic)),
  );
  let heard = false;
  for (const topic of topics) {
    const of = (messages: readonly HeardMessage[]): readonly string[] =>
      messages.filter((message) => message.topic === topic).map(({ text }) => text);
    const rounds = presses.map(of);
    const before = of(still);
    for (const candidates of [commonFields(rounds), commonTexts(rounds)]) {
      heard ||= candidates.length > 0;
      const fitting = candidates.filter((match) => !before.some((text) => fits(match, text)));
      const [press] = fitting;
      if (press === undefined) continue;
      return { kind: 'message', topic, press, release: releaseOf(rounds, press, fitting) };
    }
  }
  return heard ? 'not-told-apart' : 'not-the-same';
}

function commonFields(rounds: readonly (readonly string[])[]): readonly PayloadMatch[] {
  const pairs = rounds.map((texts) => texts.flatMap((text) => Object.entries(fieldsOf(text))));
  const [first = [], ...others] = pairs;
  const rank = (name: string): number => {
    const at = telling.indexOf(name.toLowerCase());
    return at < 0 ? telling.length : at;
  };
  return first
    .filter(
      ([name, text], at) =>
        text !== '' &&
        first.findIndex(([other, value]) => other === name && value === text) === at &&
        // A battery that stays at 97 says nothing of a press.
        (rank(name) < telling.length || !/^-?\d/.test(text)) &&
        others.every((round) => round.some(([other, value]) => other === name && value === text)),
    )
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([name, text]) => ({ kind: 'field', name, text }));
}

function commonTexts(rounds: readonly (readonly string[])[]): readonly PayloadMatch[] {
  const [first = [], ...others] = rounds;
  return [...new Set(first)]
    .filter((text) => text !== '' && others.every((texts) => texts.includes(text)))
    .map((text) => ({ kind: 'whole', text }));
}

function fits(match: PayloadMatch, text: string): boolean {
  return match.kind === 'whole' ? text === match.text : fieldsOf(text)[match.name] === match.text;
}

/** Another of the same kind that comes later in every round. */
function releaseOf(
  rounds: readonly (readonly string[])[],
  press: PayloadMatch,
  candidates: readonly PayloadMatch[],
): PayloadMatch | null {
  const at = (texts: readonly string[], match: PayloadMatch): number =>
    texts.findIndex((text) => fits(match, text));
  return (
    candidates.findLast(
      (match) =>
        match.text !== press.text &&
        (match.kind === 'whole' || press.kind === 'whole' || match.name === press.name) &&
        rounds.every((texts) => at(texts, match) > at(texts, press)),
    ) ?? null
  );
}
