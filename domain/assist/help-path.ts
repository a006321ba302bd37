/** What is proven now of the ways from one kiosk to a person. */
export interface HelpProofs {
  /** Staff screens that showed the last test call, here or at the hub. */
  readonly screens: number;
  /** Paging boxes that answered of late and would ring somebody, here or at the hub. */
  readonly pagers: number;
  /** Of a kiosk whose calls a hub serves: whether the hub answers. */
  readonly hub: 'none' | 'connected' | 'lost';
}

/**
 * The best way that is proven. `screen`: a person’s device shows calls. `pager`: a radio page goes out, and nobody
 * knows who reads it. `none`: nothing is proven, and the customer is told to go to the counter if nobody comes.
 */
export type HelpWay = 'screen' | 'pager' | 'none';

export function bestWay({ screens, pagers }: HelpProofs): HelpWay {
  if (screens > 0) return 'screen';
  return pagers > 0 ? 'pager' : 'none';
}

/** What staff should see to so that help is on its way again when somebody calls; nothing while all is well. */
export interface HelpTrouble {
  /** Whose signed-in screens did not show the last test call. */
  readonly silent: readonly string[];
  /** Nobody is signed in on any screen that is connected. */
  readonly nobody: boolean;
  /** Paging boxes that do not answer. */
  readonly pagers: readonly string[];
  readonly hubLost: boolean;
}
