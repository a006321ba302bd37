import { resolve } from 'node:path';
import type { Command } from 'commander';
import { exportHelpLog, verifyHelpLog } from './help-log.ts';
import type { Outcome } from './outcome.ts';

interface Flags {
  readonly data?: string;
  readonly json?: true;
}

/** `help-log export` and `help-log verify`. */
export function helpLogCommands(deps: {
  readonly program: Command;
  readonly common: (command: Command) => Command;
  readonly cwd: string;
  readonly show: (flags: Flags, work: (data: string) => Outcome) => Promise<void>;
}): void {
  const { program, common, cwd, show } = deps;
  const log = program
    .command('help-log')
    .description('the proof of how the bell reached people and how fast they came: no names, no orders');
  common(log.command('export'))
    .description('write the log into a file, and say its anchor')
    .argument('<file>', 'where to')
    .action((file: string, flags: Flags) => show(flags, (data) => exportHelpLog(data, resolve(cwd, file))));
  common(log.command('verify'))
    .description('say whether a log is whole, and if not, which record was touched')
    .argument('[file]', 'an exported log; left out: the log of this shop')
    .option('--anchor <hash>', 'the anchor that was kept elsewhere')
    .action((file: string | undefined, flags: Flags & { anchor?: string }) =>
      show(flags, (data) =>
        verifyHelpLog(data, file === undefined ? null : resolve(cwd, file), flags.anchor ?? null),
      ),
    );
}
