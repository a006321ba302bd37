import type { Rung } from '../../domain/assist/ladder.ts';
import type { SimulationWarning } from '../../domain/assist/ladder-simulator.ts';
import { restWords } from '../../domain/assist/peace.ts';
import type { SimulatedWay, WayWhy } from '../../domain/assist/simulated-ways.ts';
import type { LocalMoment } from '../../domain/catalog/catalog.ts';

const whyWords: Readonly<Record<Exclude<WayWhy, 'quiet' | 'enough'>, string>> = {
  'signed-in': 'signed in',
  'nobody-signed-in': 'nobody is signed in',
  'nobody-meant': 'nobody of those it is for is there',
  'screens-dead': 'no staff screen works',
  radio: 'sent; nobody knows who reads it',
  'pager-dead': 'its box is dead',
  'no-pager': 'there is no such box',
  'no-recipient': 'there is no pager to ring',
  lit: 'lights up',
  'no-light': 'there is none',
  'light-dead': 'is dead',
  printed: 'prints',
  'printer-dead': 'does not print',
  'no-printer': 'there is none',
  sent: 'sent',
  'told-customer': 'told on the screen, with a code',
};

const marks = { seen: '+', maybe: '?', no: '-' } as const;

/** `+` a device can prove it, `?` it leaves and nobody knows, `-` it reaches nobody. */
export function wayWords({ channel, target, reach, why, rest }: SimulatedWay, moment: LocalMoment): string {
  const peace = rest === null ? '' : restWords(rest, target, moment);
  const words =
    why === 'quiet' || why === 'enough'
      ? `held back: ${peace}`
      : `${whyWords[why]}${peace === '' ? '' : ` (urgent, in spite of ${peace})`}`;
  return `${marks[reach]} ${channel}${target === '' ? '' : ` ${target}`}: ${words}`;
}

export const warningWords: Readonly<Record<SimulationWarning, string>> = {
  'nobody-reached': 'Nobody is reached before the customer is sent to the counter.',
  'nobody-proven': 'Nothing proves that anybody is reached before the customer is sent to the counter.',
  'nobody-on-duty': 'Nobody is on duty.',
  'language-unspoken': 'Nobody on duty speaks this language.',
  'all-pagers-dead': 'No pager works.',
  'all-in-peace': 'Nobody is made to look up at first: whoever is there has quiet hours or was rung enough.',
};

/** A rung as a row of a table: after, again, urgent, for, ways. */
export function rungRow(rung: Rung): readonly string[] {
  const { roles, skills, people, language, breaks } = rung.who;
  const only = [...roles, ...skills, ...people];
  const who = [
    ...(only.length === 0 ? ['everybody on duty'] : only),
    ...(language ? ['speakers of the language first'] : []),
    ...(breaks ? ['breaks too'] : []),
  ];
  return [
    `${rung.afterSeconds} s`,
    rung.repeatSeconds === null ? '' : `every ${rung.repeatSeconds} s`,
    rung.urgent ? 'yes' : '',
    who.join(', '),
    rung.ways.map((way) => ('name' in way ? `${way.kind} ${way.name}` : way.kind)).join(', '),
  ];
}
