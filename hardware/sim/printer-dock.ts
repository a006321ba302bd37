import type { DockControl } from '../../domain/dock/dock-device.ts';
import { choice, press, toggle } from './dock-values.ts';
import type { PrinterCondition } from './printer-condition.ts';

export const PAPERS = ['ok', 'low', 'out'] as const;

/** What a person can do to the virtual printer now; `drawerOpen` is null where no drawer hangs at it. */
export function printerControls(now: PrinterCondition, drawerOpen: boolean | null): readonly DockControl[] {
  return [
    choice('paper', 'Paper', now.paper, PAPERS),
    toggle('cover', 'Cover open', now.coverOpen),
    toggle('cutter', 'Cutter jammed', now.cutterError),
    toggle('hot', 'Head too hot', now.overheated),
    ...(drawerOpen === null ? [] : [toggle('drawer', 'Drawer open', drawerOpen)]),
    press('power', 'Power off and on'),
    press('tear', 'Tear off the paper'),
  ];
}
