import type { DockControl, DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import { unreachable } from '../../domain/result.ts';
import type { CableFault, StandingFault } from './cable-faults.ts';
import { choice, chosen, press, switched, toggle } from './dock-values.ts';

/** What the dock does to a cable. */
export interface CableInHand {
  readonly plugged: () => boolean;
  readonly suffer: (fault: CableFault) => Promise<void>;
  readonly mend: (kind?: StandingFault['kind']) => void;
  readonly standing: () => readonly StandingFault[];
  readonly replug: () => Promise<void>;
}

export type CableControl = 'cable' | 'stall' | 'wire' | 'cable:pull' | 'cable:power';

/** Standing faults by what a person reads; a stall has a switch of its own. */
const CONDITIONS: readonly { readonly words: string; readonly fault: StandingFault | null }[] = [
  { words: 'sound', fault: null },
  { words: 'every byte alone', fault: { kind: 'fragment', bytes: 1 } },
  { words: 'answers late', fault: { kind: 'late', ms: 1_500 } },
  { words: 'noise', fault: { kind: 'garble', every: 3 } },
  { words: 'wrong speed', fault: { kind: 'wrong-speed' } },
];

/** Into the next message: past a status question, before the end of anything longer. */
const PULL_AFTER_BYTES = 40;

export function cableControls(
  cable: CableInHand,
  device: DockDevice,
): readonly (DockControl & { readonly name: CableControl })[] {
  const standing = cable.standing().map(({ kind }) => kind);
  const condition = CONDITIONS.find(({ fault }) => fault !== null && standing.includes(fault.kind));
  const words = CONDITIONS.map((each) => each.words);
  return [
    named('cable', toggle('cable', 'Cable plugged in', cable.plugged())),
    named('stall', toggle('stall', 'Cable stalled', standing.includes('stall'))),
    named('wire', choice('wire', 'The cable', condition?.words ?? 'sound', words)),
    named('cable:pull', press('cable:pull', 'Pull the plug in the middle of a message')),
    // A printer has a power switch of its own.
    ...(device.controls.some(({ name }) => name === 'power')
      ? []
      : [named('cable:power', press('cable:power', 'Power off and on'))]),
  ];
}

/** @throws UnknownControl for a value that the control does not offer. */
export async function useCableControl(
  cable: CableInHand,
  control: CableControl,
  value: DockValue,
): Promise<void> {
  switch (control) {
    case 'cable':
      await (switched(control, value) ? cable.replug() : cable.suffer({ kind: 'unplug' }));
      break;
    case 'stall':
      if (switched(control, value)) await cable.suffer({ kind: 'stall' });
      else cable.mend('stall');
      break;
    case 'wire': {
      const words = chosen(
        control,
        value,
        CONDITIONS.map((each) => each.words),
      );
      for (const { fault } of CONDITIONS) if (fault !== null) cable.mend(fault.kind);
      const fault = CONDITIONS.find((each) => each.words === words)?.fault ?? null;
      if (fault !== null) await cable.suffer(fault);
      break;
    }
    case 'cable:pull':
      await cable.suffer({ kind: 'unplug-after', bytes: PULL_AFTER_BYTES });
      break;
    case 'cable:power':
      await cable.suffer({ kind: 'power-cycle' });
      break;
    default:
      unreachable(control);
  }
}

function named<N extends CableControl>(name: N, control: DockControl): DockControl & { readonly name: N } {
  return { ...control, name };
}
