import type { DeviceClock } from '../ports/device.ts';
import type { SignalLight } from '../ports/light.ts';
import { createHidLink, outputReport } from '../transport/hid-link.ts';
import { hidFits, type HidMatch, type HidPort, nodeHidPort } from '../transport/hid-port.ts';
import { answerOfLine, createLightCore } from './light-core.ts';
import type { LightLooks } from './light-looks.ts';
import { lr6Report, patliteLr6 } from './patlite-lr6.ts';

/** A tower that takes no report for this long hangs. */
const writeMs = 1_000;

/**
 * A PATLITE LR6-USB signal tower. Without a match the first one is taken. It answers nothing: `ready` means that it is
 * plugged in and took the report, never that it shines. Tones and flashing are the tower's own.
 */
export function createHidLight(options: {
  readonly id: string;
  readonly clock: DeviceClock;
  readonly looks: LightLooks;
  readonly match?: HidMatch;
  readonly hid?: HidPort;
  readonly log?: (line: string) => void;
}): SignalLight {
  const link = createHidLink({
    port: options.hid ?? nodeHidPort(),
    clock: options.clock,
    fits: (info) => hidFits(info, { ...patliteLr6, ...options.match }),
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  const core = createLightCore({
    ...options,
    async send(state) {
      const report = outputReport(lr6Report(options.looks[state]));
      const written = await link.use((handle) => handle.write(report), writeMs);
      return written.ok ? { kind: 'set', state, proof: 'taken' } : answerOfLine(written.error);
    },
  });
  link.onOpen(() => {
    core.opened('ready');
  });
  link.onLost(core.lost);
  return core.light(link.close);
}
