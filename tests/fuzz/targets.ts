import type { FuzzTarget } from './target.ts';
import * as pager from './targets/pager.ts';
import * as printer from './targets/printer.ts';
import * as scanner from './targets/scanner.ts';
import * as terminal from './targets/terminal.ts';
import * as transport from './targets/transport.ts';

/** Everything that reads what comes from outside. A parser that is missing here fails `fuzz.test.ts`. */
export const targets: readonly FuzzTarget[] = [printer, pager, scanner, terminal, transport].flatMap((room) =>
  Object.values(room),
);
