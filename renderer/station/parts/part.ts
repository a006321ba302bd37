import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { StationView } from '../../../contract/views.ts';

/** A part of the station beside the queue: one tab. Its word is `tab.<id>` of the station's messages. */
export interface StationPart<Id extends string = string> {
  readonly id: Id;
  readonly icon: LucideIcon;
  readonly Body: ComponentType<{ readonly view: StationView }>;
  /** What waits there, for the number on the tab. */
  readonly count?: (view: StationView) => number;
}
