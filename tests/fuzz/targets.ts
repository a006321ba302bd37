import type { FuzzTarget } from './target.ts';
import * as drivers from './targets/drivers.ts';
import * as link from './targets/link.ts';
import * as linePager from './targets/line-pager.ts';
import * as others from './targets/others.ts';
import * as pager from './targets/pager.ts';
import * as printer from './targets/printer.ts';
import * as scanner from './targets/scanner.ts';
import * as terminal from './targets/terminal.ts';
import * as texts from './targets/texts.ts';
import * as transport from './targets/transport.ts';
import * as zvt from './targets/zvt.ts';

const rooms: readonly Readonly<Record<string, unknown>>[] = [
  printer,
  pager,
  linePager,
  link,
  scanner,
  terminal,
  zvt,
  texts,
  transport,
  others,
  drivers,
];

const isTarget = (value: unknown): value is FuzzTarget =>
  typeof value === 'object' && value !== null && 'fuzz' in value;

/** Everything that reads what comes from outside. A parser that is missing here fails `fuzz.test.ts`. */
export const targets: readonly FuzzTarget[] = rooms.flatMap((room) =>
  Object.values(room).flat().filter(isTarget),
);
