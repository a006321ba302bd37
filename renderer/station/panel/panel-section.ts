import type { ComponentType } from 'react';
import type { FloorEntry } from '../../../contract/floor.ts';
import type { StationView } from '../../../contract/views.ts';
import type { Call } from '../call-card.tsx';

/** What a section of the side panel is told. Commands that the kiosk's engine does need its `kioskId`. */
export interface PanelSectionProps {
  readonly view: StationView;
  readonly kioskId: string;
  /** null when this desk knows no such kiosk any more. */
  readonly kiosk: FloorEntry | null;
  /** The call that it was opened from, as it is now; null when there was none, or it is over. */
  readonly call: Call | null;
}

/** One part of what is shown about a kiosk; draws nothing while it has nothing to say. */
export interface PanelSection {
  readonly id: string;
  readonly Section: ComponentType<PanelSectionProps>;
}
