import type { SignalLight } from '../../../hardware/ports/light.ts';
import { canServe } from '../../../hardware/ports/device.ts';
import type { WayOutcome } from './channel.ts';

/** The lights of the kiosk show a call by themselves; a rung looks whether one is there that can. */
export function lightOutcomes(lights: readonly SignalLight[]): readonly WayOutcome[] {
  if (lights.length === 0)
    return [{ channel: 'light', target: '', outcome: 'nobody', detail: 'this kiosk has no light' }];
  return lights.map((light) => {
    const health = light.health();
    return canServe(health)
      ? { channel: 'light', target: light.id, outcome: 'sent', detail: 'it was told to show the call' }
      : {
          channel: 'light',
          target: light.id,
          outcome: 'failed',
          detail: health.faults.join(', ') || health.state,
        };
  });
}
