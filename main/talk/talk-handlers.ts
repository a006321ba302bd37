import type { TalkCommandName } from '../../contract/talk-commands.ts';
import { actorOf, type Caller } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import { refuse } from '../ordering/refusal.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Talk } from './compose-talk.ts';
import type { Speaker } from './conversation.ts';

/** The commands by which staff and customers talk. */
export function talkHandlers(
  { conversation, proposals, templates, watch }: Talk,
  live: LiveCatalog,
): Pick<Handlers, TalkCommandName> {
  return {
    'floor.watch': (input, caller) => watch.watch(input.kioskId, caller),
    'talk.menu': () => {
      const menu = live.menu();
      if (menu === null) return refuse('no-catalog', 'no catalogue is published');
      const { version, index, unavailable } = menu;
      return { version, catalog: index.catalog, unavailable: Object.fromEntries(unavailable) };
    },
    'talk.preview': (input) => proposals.preview(input),
    'talk.propose': (input, caller) => proposals.propose(input, speakerOf(caller)),
    'talk.withdraw': (input, caller) => proposals.withdraw(input.proposalId, actorOf(caller)),
    'talk.say': (input, caller) => conversation.say(input, speakerOf(caller)),
    'talk.answer': (input) => proposals.answer(input),
    'talk.reply': (input) => conversation.reply(input),
    'talk.shown': (input) => conversation.shown(input.messageIds),
    'talk.dismiss': (input) => conversation.dismiss(input.messageIds),
    'talk.templates': () => templates.list(),
    'talk.setTemplates': (input, caller) => templates.set(input.templates, actorOf(caller)),
  };
}

function speakerOf(caller: Caller): Speaker {
  return { staffId: actorOf(caller), name: caller.staff?.name ?? caller.screen };
}
