import type { AssistButton } from '../ports/button.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createHidLink } from '../transport/hid-link.ts';
import { hidFits, type HidMatch, type HidPort, nodeHidPort } from '../transport/hid-port.ts';
import { createButtonCore } from './button-core.ts';
import { createReportMatcher, type ReportMatch } from './report-match.ts';

/**
 * A USB button that sends HID reports. `press` and `release` name reports as node-hid gives them, with the report's id
 * in front where the device numbers its reports. Without `release` a report is a touch and long presses are not told.
 */
export function createHidButton(options: {
  readonly id: string;
  readonly clock: DeviceClock;
  readonly match: HidMatch;
  readonly press: ReportMatch;
  readonly release?: ReportMatch;
  readonly longPressMs?: number;
  readonly hid?: HidPort;
  readonly log?: (line: string) => void;
}): AssistButton {
  const core = createButtonCore(options);
  const isPress = createReportMatcher(options.press);
  const isRelease = options.release === undefined ? null : createReportMatcher(options.release);
  const link = createHidLink({
    port: options.hid ?? nodeHidPort(),
    clock: options.clock,
    fits: (info) => hidFits(info, options.match),
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  link.onReport((report) => {
    if (isPress(report)) core.signal(isRelease === null ? 'contact' : 'down');
    else if (isRelease?.(report) === true) core.signal('up');
  });
  link.onOpen(core.ready);
  link.onLost(core.lost);
  return core.button(link.close);
}
