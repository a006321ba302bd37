import { resolve } from 'node:path';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { systemClock } from '../clock.ts';
import { systemIds } from '../ids.ts';
import { importCatalog } from './catalog-import.ts';
import { listCatalogs } from './catalog-list.ts';
import { listDevices, printUdevRules } from './devices.ts';
import { doctor } from './doctor.ts';
import { type Screen, screens } from '../../contract/wire.ts';
import { addHubCommands } from './hub-commands.ts';
import { helpLogCommands } from './help-log-commands.ts';
import { learnButton } from './learn-button.ts';
import { addLadderCommands } from './ladder-commands.ts';
import { freshLink } from './link.ts';
import { listOrders } from './orders-list.ts';
import { CannotDo, type Outcome } from './outcome.ts';
import { page, type PageOptions } from './page.ts';
import { pagerProtocols } from '../devices/try-pager.ts';
import { explainBytes } from './scan.ts';
import { escapedText, hexBytes } from './scan-bytes.ts';
import { type IdentifierTable, identifierTables } from '../../domain/barcode/symbology.ts';
import { type Framing, framings } from '../devices/frame-scan.ts';
import { askSecret, type SecretInput } from './ask-secret.ts';
import { runVirtualTerminal } from './virtual-terminal.ts';
import { addStaff, disableStaff, listStaff, roles } from './staff.ts';

/** What the program touches outside itself. */
export interface ProgramSurroundings {
  /** The project's own folder. */
  readonly root: string;
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Where secrets are typed or piped in. */
  readonly input: SecretInput;
}

interface ScanFlags extends Common {
  readonly hex?: Uint8Array;
  readonly text?: Uint8Array;
  readonly framing?: Framing;
  readonly vendor: IdentifierTable;
  readonly before?: string;
  readonly after?: string;
  readonly config?: string;
}

interface Common {
  readonly data?: string;
  readonly json?: true;
}

/**
 * The technician's and manager's tool: npm run cli -- …
 * Resolves with the exit code: 0 done, 1 failed or a problem was found, 2 not understood.
 */
export async function runCli(args: readonly string[], around: ProgramSurroundings): Promise<number> {
  let exitCode = 0;

  const show = async (options: Common, work: (data: string) => Outcome | Promise<Outcome>): Promise<void> => {
    const data =
      options.data === undefined ? resolve(around.root, 'data') : resolve(around.cwd, options.data);
    const outcome = await Promise.resolve(data).then(work).catch(explain);
    exitCode = outcome.exitCode;
    if (options.json) around.out(JSON.stringify(outcome.json, null, 2));
    else for (const line of outcome.lines) around.out(line);
  };

  const program = new Command('npm run cli --')
    .description('PointFive for technicians and managers')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => around.out(text.trimEnd()),
      writeErr: (text) => around.err(text.trimEnd()),
    })
    .showHelpAfterError();

  const catalog = program.command('catalog').description('the menu: what is sold, and what it costs');
  common(catalog.command('import'))
    .description('read a catalogue file, say what is wrong with it, and make it the menu if nothing is')
    .argument('<file>', 'a PointFive catalogue (.json) or a Loyverse item export (.csv)')
    .option('--images <dir>', 'folder with the pictures that the catalogue names')
    .option('--dry-run', 'say what would happen, change nothing')
    .action((file: string, options: Common & { images?: string; dryRun?: true }) =>
      show(options, (data) =>
        importCatalog({
          data,
          file: resolve(around.cwd, file),
          images: options.images === undefined ? null : resolve(around.cwd, options.images),
          dryRun: options.dryRun ?? false,
          clock: systemClock,
        }),
      ),
    );
  common(catalog.command('list'))
    .description('every version that was published, and which one is live')
    .action((options: Common) => show(options, listCatalogs));

  const orders = program.command('orders').description('what was ordered');
  common(orders.command('list'))
    .description('the newest orders')
    .option('--limit <n>', 'how many at most', positive, 20)
    .action((options: Common & { limit: number }) =>
      show(options, (data) => listOrders(data, options.limit)),
    );

  const staff = program.command('staff').description('who may sign in on the staff and manager pages');
  common(staff.command('add'))
    .description('let a person sign in; the PIN is typed unseen, or read from the first line of a pipe')
    .argument('<name>', 'as customers read it: "<name> is coming"')
    .addOption(new Option('--role <role>', 'what they may do').choices(roles).default('staff'))
    .action((name: string, options: Common & { role: (typeof roles)[number] }) =>
      show(options, (data) =>
        addStaff({
          data,
          name,
          role: options.role,
          clock: systemClock,
          ids: systemIds,
          askPin: pinAsker(around),
        }),
      ),
    );
  common(staff.command('list'))
    .description('who can sign in, and who no longer can')
    .action((options: Common) => show(options, listStaff));
  common(staff.command('disable'))
    .description("take a person's PIN away")
    .argument('<who>', 'an id of staff list, or a name that only one person has')
    .action((who: string, options: Common) =>
      show(options, (data) => disableStaff({ data, who, clock: systemClock })),
    );

  const devices = program.command('devices').description('printers, scanners and the rest');
  common(devices.command('list'))
    .description('what is plugged in, how to write it into the configuration, and whether it may be opened')
    .option(
      '--network <range>',
      'also ask a host or a network such as 192.168.1.0/24 for printers and terminals',
    )
    .action((options: Common & { network?: string }) =>
      show(options, () => listDevices({ network: options.network ?? null })),
    );
  common(devices.command('udev'))
    .description('the udev rules (Linux) that let this user open the configured devices, to be saved as root')
    .option('--config <file>', 'the configuration (default: config.json in the data folder)')
    .action((options: Common & { config?: string }) =>
      show(options, (data) =>
        printUdevRules(data, options.config === undefined ? null : resolve(around.cwd, options.config)),
      ),
    );

  addHubCommands(program, { common, show });
  addLadderCommands(program, { common, show });

  common(program.command('learn-button'))
    .description('find out what a help button says: it is listened to while you press it three times')
    .requiredOption(
      '--via <address>',
      'where it is: serial:/dev/ttyUSB0?baud=9600, tcp://host:port, hid:1209:b077 or mqtt://host/topic/#',
    )
    .option('--contact', 'it is a plain contact on the pins of that serial port')
    .action((options: Common & { via: string; contact?: true }) =>
      show(options, () =>
        learnButton({
          via: options.via,
          contact: options.contact ?? false,
          clock: systemClock,
          say: around.err,
        }),
      ),
    );

  common(program.command('link'))
    .description('a fresh address that lets one browser in, while PointFive is running')
    .addArgument(new Argument('<screen>', 'the page').choices(screens))
    .action((screen: Screen, options: Common) => show(options, (data) => freshLink(data, screen)));

  program
    .command('virtual-terminal')
    .description(
      'a card terminal that speaks ZVT and takes no real money, for this shop or any other cash register',
    )
    .option('--port <n>', 'where it listens on 127.0.0.1', positive, 20007)
    .option('--serial', 'a pseudo terminal with the RS-232 envelope instead (needs socat)')
    .option('--mode <mode>', 'how payments go; it lists them when it starts', 'ask a person')
    .option('--ledger <file>', 'keep what was charged over restarts')
    .action((options: { port: number; serial?: true; mode: string; ledger?: string }) =>
      show({}, () =>
        runVirtualTerminal(around.root, [
          ...['--port', String(options.port), '--mode', options.mode],
          ...(options.serial === true ? ['--serial'] : []),
          ...(options.ledger === undefined ? [] : ['--ledger', resolve(around.cwd, options.ledger)]),
        ]),
      ),
    );

  helpLogCommands({ program, common, cwd: around.cwd, show });

  common(program.command('doctor'))
    .description('what works on this machine, what does not, and what to do about it')
    .option('--config <file>', 'the configuration to check (default: config.json in the data folder)')
    .action((options: Common & { config?: string }) =>
      show(options, (data) =>
        doctor({
          root: around.root,
          data,
          config: options.config === undefined ? null : resolve(around.cwd, options.config),
          clock: systemClock,
        }),
      ),
    );

  common(program.command('scan'))
    .description('explains what a scanner sent, step by step: framing, identifier, readings, decision')
    .addOption(
      new Option('--hex <bytes>', 'the bytes as the scanner sends them, e.g. 343030363338310d').argParser(
        hexBytes,
      ),
    )
    .addOption(
      new Option('--text <text>', 'or the text of one code; \\x1d is the separator of GS1 data')
        .argParser(escapedText)
        .conflicts('hex'),
    )
    .addOption(
      new Option(
        '--framing <kind>',
        'line (CR, LF, STX…ETX), none, or the layout of HID-POS reports; left out: line if there is an end in it',
      ).choices(framings),
    )
    .addOption(
      new Option('--vendor <name>', 'whose identifier stands before the code')
        .choices(identifierTables)
        .default('aim'),
    )
    .option('--before <text>', 'a fixed text that the scanner sends before a code')
    .option('--after <text>', 'a fixed text that it sends behind one')
    .option(
      '--config <file>',
      'the configuration whose section codes counts (default: config.json in the data folder)',
    )
    .action((options: ScanFlags, command: Command) => {
      const bytes = options.hex ?? options.text;
      if (bytes === undefined) return command.error('name what was scanned: --hex <bytes> or --text <text>');
      const { framing, vendor, before, after, config } = options;
      return show(options, (data) =>
        explainBytes({
          data,
          bytes,
          framing: framing ?? (options.text === undefined ? null : 'none'),
          dressing: {
            identifiers: vendor,
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
          },
          config: config === undefined ? null : resolve(around.cwd, config),
          clock: systemClock,
        }),
      );
    });

  common(program.command('page'))
    .description('sends one page through a pager box or gateway and shows the conversation')
    .requiredOption(
      '--via <address>',
      'where it is, e.g. tcp://192.168.1.50:4001 or serial:/dev/ttyUSB0?baud=9600',
    )
    .addOption(
      new Option('--protocol <name>', 'what it speaks').choices(pagerProtocols).makeOptionMandatory(),
    )
    .requiredOption('--to <id>', 'what the box calls the pager or group')
    .requiredOption('--text <text>', 'what the pager shows')
    .option('--urgent', 'as an urgent page, where the protocol knows it')
    .option(
      '--settings <json>',
      'more settings of the driver, as in the configuration: \'{"role": "polled"}\'',
    )
    .action((options: Common & PageOptions) => show(options, () => page(options)));

  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}

function common(command: Command): Command {
  return command
    .option('--data <dir>', 'the data folder (default: ./data of the project)')
    .option('--json', 'the answer as JSON');
}

/** Typed PINs are asked for twice, because nobody sees what was typed; a pipe says it once. */
function pinAsker({ input, err }: ProgramSurroundings): (again: boolean) => Promise<string> {
  let first = '';
  return async (again) => {
    if (again && input.isTTY !== true) return first;
    first = await askSecret(again ? 'The same PIN again: ' : 'PIN (4 to 8 digits): ', input, err);
    return first;
  };
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('a whole number from 1 is wanted');
  return value;
}

/** A failure that a person can act upon is an outcome; anything else is our mistake and stays an exception. */
function explain(error: unknown): Outcome {
  if (!(error instanceof CannotDo)) throw error;
  return { exitCode: 1, lines: [error.message], json: { ok: false, message: error.message } };
}
