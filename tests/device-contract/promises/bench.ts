import { createInterface } from 'node:readline/promises';
import { hastyClock } from '../../harness/hasty-clock.ts';
import { actionWords, type Hand, questionWords } from './hand.ts';
import { BadBench, benchSettings, trialsOf } from './open-bench.ts';
import { PromiseBroken } from './promise.ts';

/*
 * `npm run test:bench`: the contract that the virtual devices keep in every test run, tried on a real one. Steps that
 * need a hand are asked for on this terminal.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const withHands = process.env['BENCH_HANDS'] !== 'no';

async function main(): Promise<number> {
  const settings = benchSettings(process.env);
  const notes: string[] = [];
  const trials = trialsOf(settings, hastyClock(1), (text) => {
    notes.push(text);
  });
  say(`Trying ${settings.driver} at ${process.env['BENCH']}: ${trials.length} promises.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const hand = withHands ? personAt(terminal) : nobody;
  let broken = 0;
  for (const { name, hands, run } of trials) {
    if (hands && !withHands) {
      say(`skip  ${name}: needs somebody at the device`);
      continue;
    }
    say(`…     ${name}`);
    notes.length = 0;
    try {
      await run(hand);
      say(`ok    ${name}`);
    } catch (error) {
      if (!(error instanceof PromiseBroken)) throw error;
      broken += 1;
      say(`FAIL  ${name}: ${error.message}`);
      for (const note of notes.slice(-10)) say(`      ${note}`);
    }
  }
  terminal.close();
  say(broken === 0 ? 'Every promise that was tried was kept.' : `${broken} promises were broken.`);
  return broken === 0 ? 0 : 1;
}

function personAt(terminal: { question: (text: string) => Promise<string> }): Hand {
  return {
    async act(action) {
      await terminal.question(`→ ${actionWords(action)}, and press Enter at once: `);
    },
    async sees(question) {
      for (;;) {
        const answer = (await terminal.question(`? ${questionWords(question)}? (y/n) `)).trim().toLowerCase();
        if (answer === 'y' || answer === 'n') return answer === 'y';
      }
    },
  };
}

const nobody: Hand = {
  act: () => Promise.reject(new RangeError('nobody is at the bench')),
  sees: () => Promise.resolve(null),
};

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BadBench)) throw error;
  say(error.message);
  process.exitCode = 2;
}
