import type { AssistCall } from '../assist/call.ts';
import type { DrillTemplate } from './drill.ts';

/** A past call to practise on, without its number, its visit, its code, its people and its moment. */
export function anonymous(call: AssistCall): DrillTemplate {
  return {
    scenarioId: null,
    title: { en: 'A call of this shop', 'zh-Hans': '本店的一次求助' },
    teaches: {},
    cause: call.cause,
    reason: call.reason,
    urgent: call.urgent,
    packet: { ...call.packet, orderNumber: null, likelyCause: '', deviceFaults: [] },
  };
}

/**
 * Which calls ring when: `count` of the templates, one after the other and over again, at moments (ms) that leave
 * `everyMs` between them. `turn` names where to begin, so that two drills are not the same.
 */
export function planned(
  templates: readonly DrillTemplate[],
  count: number,
  everyMs: number,
  turn: number,
): readonly { readonly template: DrillTemplate; readonly startsMs: number }[] {
  if (templates.length === 0) return [];
  return Array.from({ length: count }, (_, at) => {
    const template = templates[(turn + at) % templates.length];
    return template === undefined ? [] : [{ template, startsMs: at * everyMs }];
  }).flat();
}
