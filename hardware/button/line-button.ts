import type { AssistButton } from '../ports/button.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { OpenLine } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import { createButtonCore } from './button-core.ts';
import { type ButtonMatch, createMatcher } from './byte-match.ts';

export { type ButtonMatch, createMatcher } from './byte-match.ts';

/**
 * A help button behind a line. Gives one press per touch, at its first contact; whatever follows without a second's
 * pause is the same press, and after 30 s of it a fault. Long presses are told only with `release`, which says what
 * comes when the button is let go.
 */
export function createLineButton(options: {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  readonly match: ButtonMatch;
  readonly release?: ButtonMatch;
  readonly longPressMs?: number;
  readonly log?: (line: string) => void;
}): AssistButton {
  const core = createButtonCore(options);
  const pressed = createMatcher(options.match);
  const released = options.release === undefined ? null : createMatcher(options.release);
  const line = createReconnectingLine({ open: options.open, clock: options.clock });

  line.onData((bytes) => {
    // Byte by byte, so that a press and its release in one piece keep their order.
    for (const byte of bytes) {
      if (pressed([byte]) > 0) core.signal(released === null ? 'contact' : 'down');
      if (released !== null && released([byte]) > 0) core.signal('up');
    }
  });
  line.onOpen(core.ready);
  line.onLost(core.lost);
  return core.button(line.close);
}
