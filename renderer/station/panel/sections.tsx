import { CallSection } from './call-section.tsx';
import { ApprovalsSection, ParkedSection, PauseSection } from './handling-sections.tsx';
import { LiveOrderSection } from '../talk/live-order-section.tsx';
import { TalkSection } from '../talk/talk-section.tsx';
import { KioskSection } from './kiosk-section.tsx';
import type { PanelSection } from './panel-section.ts';

/** What staff see of one kiosk, from above to below. A new part of the panel is a line here. */
export const panelSections: readonly PanelSection[] = [
  { id: 'call', Section: CallSection },
  { id: 'approvals', Section: ApprovalsSection },
  { id: 'order', Section: LiveOrderSection },
  { id: 'talk', Section: TalkSection },
  { id: 'kiosk', Section: KioskSection },
  { id: 'parked', Section: ParkedSection },
  { id: 'pause', Section: PauseSection },
];
