import { z } from 'zod';
import type { Screen } from '../../contract/wire.ts';
import { openDoor } from './engine-door.ts';
import { CannotDo, type Outcome } from './outcome.ts';

const linked = z.object({ url: z.string() });

/** A fresh address of a screen, which lets one browser in. Only a running engine can give one. */
export async function freshLink(data: string, screen: Screen): Promise<Outcome> {
  const door = await openDoor(data);
  if (!door)
    throw new CannotDo(
      `PointFive is not running on ${data}. Start it with npm start, or name another with --data.`,
    );
  const { url } = linked.parse(await door.say('screen.link', { screen }));
  return { exitCode: 0, lines: [url], json: { screen, url } };
}
