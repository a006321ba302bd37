import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { hasSocat } from '../../hardware/sim/pty-socket.ts';
import { serveOnPty } from '../../hardware/sim/serve-device.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { skipUnless } from '../harness/skip.ts';
import { actionWords, type EyeQuestion, type Hand, type HandAction } from './promises/hand.ts';
import { virtualHand } from './promises/virtual-hand.ts';

const script = fileURLToPath(new URL('./promises/bench.ts', import.meta.url));
const onSerial = skipUnless(
  hasSocat(),
  'socat is not installed: no pseudo terminal to stand for a serial port',
);

const actions: readonly HandAction['kind'][] = [
  'open-cover',
  'close-cover',
  'take-paper-out',
  'put-paper-in',
  'pull-cable',
  'plug-cable',
  'switch-off',
  'switch-on',
];

/** Reads what a person reads and answers what a person answers. */
async function answerTo(prompt: string, hand: Hand): Promise<string> {
  if (prompt.startsWith('→')) {
    const kind = actions.find((each) => prompt.includes(actionWords({ kind: each })));
    if (kind === undefined) throw new Error(`a person would not know what to do: ${prompt}`);
    await hand.act({ kind });
    return '\n';
  }
  return (await hand.sees(questionIn(prompt))) === true ? 'y\n' : 'n\n';
}

function questionIn(prompt: string): EyeQuestion {
  const marks = /in this order: (.*)\? \(y/.exec(prompt)?.[1];
  if (marks !== undefined) return { kind: 'slips', marks: marks.split(', ') };
  const last = /every line from 1 to (\d+)/.exec(prompt)?.[1];
  return last === undefined ? { kind: 'no-slip' } : { kind: 'lines', last: Number(last) };
}

onSerial(
  'npm run test:bench talks a person through every promise on a printer at the end of a serial line',
  async () => {
    const paper = createVirtualPrinter({ id: 'bench' });
    const served = await serveOnPty(paper);
    const hand = virtualHand(served, { kind: 'printer', paper });
    const bench = spawn(process.execPath, [script], {
      env: { ...process.env, BENCH: served.url },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    let answered = 0;
    bench.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const prompt = /[→?] [^\n]*(?:Enter at once: |\(y\/n\) )$/.exec(said.slice(answered))?.[0];
      if (prompt === undefined) return;
      answered = said.length;
      void answerTo(prompt, hand).then((answer) => bench.stdin.write(answer));
    });
    const code = await new Promise<number | null>((settle) => {
      bench.once('exit', settle);
    });
    await served.close();
    expect(said).toContain('Every promise that was tried was kept.');
    expect(said.match(/ok {4}/g)).toHaveLength(9);
    expect(code).toBe(0);
  },
);
