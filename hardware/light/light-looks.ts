import { type LightState, lightStates } from '../ports/light.ts';

export const lampColours = ['red', 'yellow', 'green', 'blue', 'white'] as const;
export type LampColour = (typeof lampColours)[number];

/** `slow` is a calm flashing, `quick` one that asks for attention. */
export const lampPatterns = ['off', 'steady', 'slow', 'quick'] as const;
export type LampPattern = (typeof lampPatterns)[number];

/** How a light looks and sounds in one state; a colour that is not named is off. */
export type LightLook = Readonly<Partial<Record<LampColour, LampPattern>>> & {
  /** Sounds for as long as the state lasts. */
  readonly sound?: boolean;
};

export type LightLooks = Readonly<Record<LightState, LightLook>>;

/**
 * What a tower of red, yellow and green shows when the shop has not said otherwise. No two states differ by colour
 * alone: each has its own number of lit lamps and flashing, so that who sees no red or green, or one lens that mixes
 * its colours, can still tell them apart. Silent, because a customer did not ask for an alarm.
 */
export const usualLooks: LightLooks = {
  off: {},
  idle: { green: 'steady' },
  calling: { red: 'quick' },
  seen: { yellow: 'slow' },
  coming: { yellow: 'steady', green: 'steady' },
  fault: { red: 'steady', yellow: 'slow' },
};

/** The usual looks with those that the shop has chosen. */
export function looksWith(chosen: Readonly<Partial<Record<LightState, LightLook>>>): LightLooks {
  return { ...usualLooks, ...chosen };
}

/** What can be told of a look without seeing colours: how many lamps burn in each way, and whether it sounds. */
export function colourlessLook(look: LightLook): string {
  const patterns = lampColours.map((colour) => look[colour] ?? 'off').filter((pattern) => pattern !== 'off');
  return `${patterns.toSorted().join('+')}${look.sound === true ? ' with sound' : ''}`;
}

/** Pairs of states that only colour tells apart; empty for looks that everybody can read. */
export function colourOnlyPairs(looks: LightLooks): readonly (readonly [LightState, LightState])[] {
  return lightStates.flatMap((one, at) =>
    lightStates
      .slice(at + 1)
      .filter((other) => colourlessLook(looks[one]) === colourlessLook(looks[other]))
      .map((other) => [one, other] as const),
  );
}
