import { Option, type Command } from 'commander';
import { showLadder, simulate, weekdays } from './ladder.ts';
import type { Outcome } from './outcome.ts';

interface Around {
  readonly common: (command: Command) => Command;
  readonly show: (
    options: { readonly data?: string; readonly json?: true },
    work: (data: string) => Outcome | Promise<Outcome>,
  ) => Promise<void>;
}

interface Flags {
  readonly data?: string;
  readonly json?: true;
  readonly at: string;
  readonly day: (typeof weekdays)[number];
  readonly onDuty: readonly string[];
  readonly onBreak: readonly string[];
  readonly language: string;
  readonly calm?: true;
  readonly dead: readonly string[];
}

/** Who is called when and how, and what would happen. */
export function addLadderCommands(program: Command, { common, show }: Around): void {
  const ladder = program
    .command('ladder')
    .description('who is called when a customer asks for help, and how');
  common(ladder.command('show'))
    .description('the ladder in force')
    .action((options: Flags) => show(options, showLadder));
  common(ladder.command('simulate'))
    .description('what would happen to a call that nobody answers; nothing is sent')
    .requiredOption('--at <time>', "on the shop's clock, like 15:00")
    .addOption(new Option('--day <day>', 'of the week').choices(weekdays).default('mon'))
    .option('--on-duty <who...>', 'who is signed in, by name or id', [])
    .option('--on-break <who...>', 'who is on a break', [])
    .option('--language <language>', 'what the customer reads', 'en')
    .option('--calm', 'a machine calls that nobody waits at')
    .option('--dead <what...>', 'ids of devices that do not work; screens for all staff screens', [])
    .action((options: Flags) =>
      show(options, (data) => simulate(data, { ...options, calm: options.calm === true })),
    );
}
