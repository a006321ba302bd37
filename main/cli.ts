import { runCli } from './cli/program.ts';
import { appRoot } from './shell/app-root.ts';

// What this tool creates in a data folder is for its owner only, as with the engine.
process.umask(0o077);

process.exitCode = await runCli(process.argv.slice(2), {
  root: appRoot(import.meta.url),
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  out: (text) => void process.stdout.write(`${text}\n`),
  input: process.stdin,
  err: (text) => void process.stderr.write(`${text}\n`),
});
