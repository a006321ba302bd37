import type { LampPattern, LightLook } from './light-looks.ts';

/** USB ids of the PATLITE LR6-USB tower. */
export const patliteLr6 = { vendorId: 0x191a, productId: 0x8003 } as const;

/**
 * Nibble of one lamp: 0 off, 1 on, 2 to 5 the unit's flashing patterns, F unchanged. Pattern 1 is the calmest; whether
 * pattern 3 is the quickest on every unit was not seen on one.
 */
const patternNibble: Readonly<Record<LampPattern, number>> = { off: 0x0, steady: 0x1, slow: 0x2, quick: 0x4 };

/** Intermittent, until it is stopped (repeat count 0). */
const soundOn = 0x02;
/** Tone A and B, 1 to D of its scale; 0 is no tone. */
const tones = 0x70;

/**
 * The output report of an LR6-USB, 8 bytes, without the report id that goes in front: version 0, command 0,
 * count|pattern of the buzzer, tone A|tone B, red|yellow, green|blue, white|0, 0. Sources: the nibbles as public
 * programs for this unit send them (ptltectl README, sr_hazard_light); the maker's own table was not at hand.
 */
export function lr6Report(look: LightLook): readonly number[] {
  const lamp = (colour: 'red' | 'yellow' | 'green' | 'blue' | 'white'): number =>
    patternNibble[look[colour] ?? 'off'];
  const sound = look.sound === true;
  return [
    0x00,
    0x00,
    sound ? soundOn : 0x00,
    sound ? tones : 0x00,
    (lamp('red') << 4) | lamp('yellow'),
    (lamp('green') << 4) | lamp('blue'),
    lamp('white') << 4,
    0x00,
  ];
}
