import { setTimeout as wait } from 'node:timers/promises';
import { unreachable } from '../../../domain/result.ts';
import type { ByteDevice } from '../../../hardware/sim/byte-device.ts';
import type { ServedDevice } from '../../../hardware/sim/serve-device.ts';
import type { createVirtualButton } from '../../../hardware/sim/virtual-button.ts';
import type { VirtualPagerEncoder } from '../../../hardware/sim/virtual-pager-encoder.ts';
import type { createVirtualPheTower } from '../../../hardware/sim/virtual-phe-tower.ts';
import type { createVirtualPoleDisplay } from '../../../hardware/sim/virtual-pole-display.ts';
import type { VirtualPrinter } from '../../../hardware/sim/virtual-printer.ts';
import type { VirtualScanner } from '../../../hardware/sim/virtual-scanner.ts';
import type { EyeQuestion, Hand, HandAction } from './hand.ts';

/** Does to a virtual device what a person does to a real one, and looks at it. */
export function virtualHand(served: ServedDevice, device: OnBench): Hand {
  let looked = 0;
  return {
    async act(action) {
      await act(action, served, device);
    },
    async sees(question) {
      switch (device.kind) {
        case 'printer': {
          const all = device.paper.tickets();
          const fresh = all.slice(looked);
          looked = all.length;
          return device.paper.problems().length === 0 && fits(question, fresh);
        }
        case 'pager':
          return question.kind === 'pager-shows' && device.box.pages().at(-1)?.text === question.text;
        case 'light':
          return question.kind === 'light-shows' && soon(() => device.tower.tower.reads() === question.look);
        case 'display':
          return (
            question.kind === 'display-shows' &&
            soon(() => {
              const [upper, lower] = device.pole.lines();
              return upper.trim() === question.upper && lower.trim() === question.lower;
            })
          );
        case 'scanner':
        case 'button':
          return null;
        default:
          return unreachable(device);
      }
    },
  };
}

/** An eye takes a moment too: what is shown without an answer is on its way when it is asked about. */
async function soon(holds: () => boolean): Promise<boolean> {
  for (let looks = 0; looks < 3_000 && !holds(); looks += 1) await wait(20);
  return holds();
}

export type OnBench =
  | { readonly kind: 'printer'; readonly paper: VirtualPrinter }
  | { readonly kind: 'scanner'; readonly scanner: VirtualScanner }
  | { readonly kind: 'pager'; readonly box: VirtualPagerEncoder }
  | { readonly kind: 'button'; readonly button: ReturnType<typeof createVirtualButton> }
  | { readonly kind: 'light'; readonly tower: ReturnType<typeof createVirtualPheTower> }
  | { readonly kind: 'display'; readonly pole: ReturnType<typeof createVirtualPoleDisplay> };

export function plugOf(device: OnBench): ByteDevice {
  switch (device.kind) {
    case 'printer':
      return device.paper;
    case 'scanner':
      return device.scanner;
    case 'pager':
      return device.box;
    case 'button':
      return device.button;
    case 'light':
      return device.tower;
    case 'display':
      return device.pole;
    default:
      return unreachable(device);
  }
}

function fits(
  question: EyeQuestion,
  slips: readonly { readonly lines: readonly string[]; readonly codes: readonly string[] }[],
): boolean {
  switch (question.kind) {
    case 'slips':
      return (
        slips.length === question.marks.length &&
        question.marks.every((mark, at) => slips[at]?.lines[0] === mark && slips[at].codes[0] === mark)
      );
    case 'no-slip':
      return slips.length === 0;
    case 'lines':
      return (
        slips.length === 1 &&
        Array.from({ length: question.last }, (_, at) => `line ${at + 1} `).every((start) =>
          slips[0]?.lines.some((line) => line.startsWith(start)),
        )
      );
    case 'pager-shows':
    case 'light-shows':
    case 'display-shows':
      return false;
    default:
      return unreachable(question);
  }
}

async function act({ kind }: HandAction, served: ServedDevice, device: OnBench): Promise<void> {
  const paper = device.kind === 'printer' ? device.paper : null;
  switch (kind) {
    case 'open-cover':
      paper?.set({ coverOpen: true });
      break;
    case 'close-cover':
      paper?.set({ coverOpen: false });
      break;
    case 'take-paper-out':
      paper?.set({ paper: 'out' });
      break;
    case 'put-paper-in':
      paper?.set({ paper: 'ok' });
      break;
    case 'switch-off':
      await served.cable.suffer({ kind: 'power-cycle' });
      await served.cable.suffer({ kind: 'unplug' });
      break;
    case 'pull-cable':
      await served.cable.suffer({ kind: 'unplug' });
      break;
    case 'switch-on':
    case 'plug-cable':
      await served.cable.replug();
      break;
    case 'scan':
    case 'press':
      // A hand takes its time; a connection that was just made is not yet known at the device's end.
      await wait(100);
      if (device.kind === 'scanner') device.scanner.scan('4006381333931');
      if (device.kind === 'button') device.button.bounce();
      break;
    default:
      unreachable(kind);
  }
}
