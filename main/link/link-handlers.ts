import type { linkCommands } from '../../contract/link-commands.ts';
import type { Handlers } from '../gateway/door.ts';
import type { EngineLink } from './engine-link.ts';

/** What a manager asks about the link. */
export function linkHandlers(link: EngineLink): Pick<Handlers, keyof typeof linkCommands> {
  return { 'link.state': () => link.state() };
}
