import type { Views } from '../../contract/views.ts';
import type { FeedFrame } from '../../contract/wire.ts';
import { assembleStation } from '../../renderer/ui/client/station-lines.ts';

/** The contract types what our engine sends for each topic. */
function isPicture<T extends keyof Views>(_topic: T, value: unknown): value is Views[T] {
  return value !== undefined;
}

/** Makes the newest picture of a topic out of its frames, as the shipped page does; null before the first. */
export function assembleFor<T extends keyof Views>(topic: T): (frame: FeedFrame) => Views[T] | null {
  const assemble = topic === 'station' ? assembleStation() : ({ value }: FeedFrame) => value;
  return (frame) => {
    const picture = assemble(frame);
    return isPicture(topic, picture) ? picture : null;
  };
}
