import type { DockControl, DockValue } from '../../domain/dock/dock-device.ts';

/** Thrown when the dock asks for something that a virtual device does not offer: a mistake of ours, never of the world. */
export class UnknownControl extends Error {
  constructor(control: string, value: DockValue) {
    super(`no control '${control}' that takes ${JSON.stringify(value)}`);
    this.name = 'UnknownControl';
  }
}

/** The value of a choice, one of those that it offers. */
export function chosen<const T extends string>(control: string, value: DockValue, options: readonly T[]): T {
  const found = options.find((option) => option === value);
  if (found === undefined) throw new UnknownControl(control, value);
  return found;
}

/** The value of a toggle. */
export function switched(control: string, value: DockValue): boolean {
  if (typeof value !== 'boolean') throw new UnknownControl(control, value);
  return value;
}

/** The value of a text control. */
export function typed(control: string, value: DockValue): string {
  if (typeof value !== 'string') throw new UnknownControl(control, value);
  return value;
}

export function choice(name: string, label: string, value: string, options: readonly string[]): DockControl {
  return { kind: 'choice', name, label, value, options };
}

export function press(name: string, label: string): DockControl {
  return { kind: 'press', name, label };
}

export function toggle(name: string, label: string, on: boolean): DockControl {
  return { kind: 'toggle', name, label, on };
}

/** A bounded list of things that happened, newest last, for a dock display of kind `log`. */
export interface DockLog {
  readonly add: (at: number, text: string) => void;
  readonly lines: () => readonly { readonly at: number; readonly text: string }[];
  readonly clear: () => void;
}

const longestLog = 200;

export function createDockLog(): DockLog {
  let lines: { readonly at: number; readonly text: string }[] = [];
  return {
    add(at, text) {
      lines = [...lines, { at, text }].slice(-longestLog);
    },
    lines: () => lines,
    clear() {
      lines = [];
    },
  };
}
