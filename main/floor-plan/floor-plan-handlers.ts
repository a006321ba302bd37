import type { FloorPlanCommandName } from '../../contract/floor-plan-commands.ts';
import { actorOf } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import type { FloorPlans } from './floor-plans.ts';

export function floorPlanHandlers(plans: FloorPlans): Pick<Handlers, FloorPlanCommandName> {
  return {
    'floorPlan.save': (input, caller) => plans.save(input.places, actorOf(caller)),
    'floorPlan.setPicture': (input, caller) => plans.setPicture(input.data, actorOf(caller)),
    'floorPlan.clearPicture': (_input, caller) => plans.clearPicture(actorOf(caller)),
    'floorPlan.picture': () => plans.picture(),
  };
}
