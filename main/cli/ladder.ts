import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ladder, LadderPerson } from '../../domain/assist/ladder.ts';
import { simulateLadder } from '../../domain/assist/ladder-simulator.ts';
import { storedLadder } from '../assist/ladder-setup.ts';
import { wholeBook } from '../assist/whole-book.ts';
import { BadConfig, type Config, parseConfig } from '../config.ts';
import { kindOf } from '../devices/device-config.ts';
import { storedDevices } from '../devices/device-setup.ts';
import type { Stores } from '../stores.ts';
import { rungRow, warningWords, wayWords } from './ladder-words.ts';
import { CannotDo, type Outcome, table } from './outcome.ts';
import { shopDatabaseFile, withStores } from './shop-data.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What would be so at the moment that is asked about. */
export interface AskedAbout {
  /** `15:00` */
  readonly at: string;
  readonly day: (typeof weekdays)[number];
  readonly onDuty: readonly string[];
  readonly onBreak: readonly string[];
  readonly language: string;
  readonly calm: boolean;
  /** Ids of devices that do not work; `screens` for the staff screens. */
  readonly dead: readonly string[];
}

const NO_DEVICES =
  'This folder names no devices. The virtual ones of a demo shop are known to its own page only: Manager, Help ladder.';

/** The ladder in force, in words. */
export async function showLadder(data: string): Promise<Outcome> {
  const { ladder, from, broken } = await inForce(data, (_stores, state) => state);
  const lines = ladder.plans.flatMap((plan) => [
    '',
    `Plan ${plan.name}${plan.hours === null ? '' : ` (${plan.hours.length} times)`}`,
    ...table([
      ['after', 'again', 'urgent', 'for', 'ways'],
      ...plan.rungs.map(rungRow),
      ...plan.calm.map((rung) => [`machine ${rungRow(rung)[0] ?? ''}`, ...rungRow(rung).slice(1)]),
    ]),
  ]);
  return {
    exitCode: broken === null ? 0 : 1,
    lines: [
      from === 'file' ? 'The ladder of the configuration file.' : 'The ladder that the manager saved.',
      ...(broken === null ? [] : [`The manager's can not be read: ${broken}`]),
      ...lines,
    ],
    json: { ok: broken === null, from, broken, ladder: withoutSecrets(ladder) },
  };
}

/**
 * What would happen to a call that nobody answers. Nothing is sent. Exit code 1: nobody would be reached before the
 * customer is sent away.
 * @throws CannotDo for a time or a person that is none.
 */
export async function simulate(data: string, asked: AskedAbout): Promise<Outcome> {
  const minute = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(asked.at);
  if (minute === null) throw new CannotDo(`'${asked.at}' is no time: write 15:00.`);
  const moment = {
    weekday: weekdays.indexOf(asked.day) + 1,
    minute: Number(minute[1]) * 60 + Number(minute[2]),
  };
  let unknown = false;
  const result = await inForce(data, (stores, { ladder }, config) => {
    const devices = stores === null ? config.devices : storedDevices(stores, config.devices).config;
    const ids = Object.keys(devices);
    const wrong = asked.dead.find((id) => id !== 'screens' && !ids.includes(id));
    if (wrong !== undefined)
      throw new CannotDo(`There is no device '${wrong}' here: ${[...ids, 'screens'].join(', ')}.`);
    unknown = ids.length === 0;
    const of = (kind: 'printer' | 'pager' | 'light') =>
      Object.entries(devices).flatMap(([id, settings]) =>
        kindOf(settings) === kind ? [{ id, works: !asked.dead.includes(id), settings }] : [],
      );
    return simulateLadder(ladder, {
      moment,
      people: peopleOf(stores, config, asked),
      language: asked.language,
      calm: asked.calm,
      book: wholeBook(
        config.paging,
        of('pager').map(({ id, settings }) => ({
          id,
          capcodes: codesIn(settings, 'capcodes'),
          urgentCapcodes: codesIn(settings, 'urgentCapcodes'),
        })),
      ),
      pagers: of('pager'),
      printers: of('printer'),
      lights: of('light'),
      screensDead: asked.dead.includes('screens'),
    });
  });
  const { end, warnings } = result;
  return {
    exitCode: warnings.includes('nobody-reached') ? 1 : 0,
    lines: [
      `Plan ${result.plan}, ${asked.day} ${asked.at}:`,
      ...table(
        result.steps.flatMap((step) =>
          step.ways.map((way, at) => [
            at === 0 ? `${step.atSeconds} s` : '',
            at === 0 ? `rung ${step.rung + 1}${step.nth > 0 ? ' again' : ''}` : '',
            wayWords(way, moment),
          ]),
        ),
      ),
      end.kind === 'counter'
        ? `After ${end.atSeconds} s the customer is sent to the counter.`
        : end.kind === 'repeats'
          ? `It rings again every ${end.everySeconds} s.`
          : 'It ends in silence.',
      ...warnings.map((warning) => `! ${warningWords[warning]}`),
      ...(unknown ? [NO_DEVICES] : []),
    ],
    json: { ok: !warnings.includes('nobody-reached'), ...result },
  };
}

function withoutSecrets(ladder: Ladder): Ladder {
  return {
    ...ladder,
    hooks: ladder.hooks.map((hook) => ({ ...hook, secret: null })),
    topics: ladder.topics.map((topic) => ({ ...topic, password: null })),
  };
}

function peopleOf(stores: Stores | null, config: Config, asked: AskedAbout): readonly LadderPerson[] {
  const known = stores === null ? [] : stores.staff.list().filter(({ active }) => active === 1);
  const pagers = new Map(Object.keys(config.paging.people).map((name) => [name.toLowerCase(), name]));
  const is = (list: readonly string[], name: string) =>
    list.some((one) => one.toLowerCase() === name.toLowerCase());
  for (const name of [...asked.onDuty, ...asked.onBreak])
    if (!known.some((person) => person.staff_id === name || is([name], person.name)))
      throw new CannotDo(`Nobody here is called '${name}'. npm run cli -- staff list shows everybody.`);
  return known.map(({ staff_id: staffId, name, role, languages, skills }) => {
    const said = (list: readonly string[]) => is(list, name) || list.includes(staffId);
    const duty = said(asked.onDuty) ? 'on' : said(asked.onBreak) ? 'break' : 'off';
    return {
      staffId,
      name,
      role,
      languages,
      skills,
      duty,
      reachable: { screen: duty !== 'off', pager: pagers.get(name.toLowerCase()) ?? null },
    };
  });
}

function codesIn(settings: object, name: 'capcodes' | 'urgentCapcodes'): readonly string[] {
  const found: unknown = Object.entries(settings).find(([key]) => key === name)?.[1];
  return Array.isArray(found) ? found.filter((code) => typeof code === 'string') : [];
}

async function inForce<T>(
  data: string,
  work: (stores: Stores | null, state: ReturnType<typeof storedLadder>, config: Config) => T,
): Promise<T> {
  const config = configOf(join(data, 'config.json'));
  if (!existsSync(shopDatabaseFile(data)))
    return work(null, { ladder: config.ladder, from: 'file', broken: null }, config);
  return withStores(data, (stores) => work(stores, storedLadder(stores, config.ladder), config));
}

function configOf(file: string): Config {
  try {
    return parseConfig(file, existsSync(file) ? readFileSync(file, 'utf8') : '{}');
  } catch (error) {
    if (error instanceof BadConfig) throw new CannotDo(error.message, { cause: error });
    throw error;
  }
}
