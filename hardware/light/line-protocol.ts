import type { LightState } from '../ports/light.ts';
import { lampColours, type LampPattern, type LightLook, type LightLooks } from './light-looks.ts';

/** How a light behind a line is told its state. */
export interface LineProtocol {
  readonly command: (state: LightState) => Uint8Array;
  /** What it answers to a command that it took and to one that it did not; null when it answers nothing. */
  readonly answers: { readonly taken: readonly number[]; readonly refused: readonly number[] } | null;
}

export const lineLightModels = ['patlite-phe', 'patlite-pns', 'patlite-phn'] as const;
export type LineLightModel = (typeof lineLightModels)[number];

/** A light of a maker whose manual is public. */
export function modelProtocol(model: LineLightModel, looks: LightLooks): LineProtocol {
  switch (model) {
    case 'patlite-phe':
      return { command: (state) => pheCommand(looks[state]), answers: ackNak };
    case 'patlite-pns':
      return { command: (state) => pnsCommand(looks[state]), answers: ackNak };
    case 'patlite-phn':
      return {
        command: (state) => phnCommand(looks[state]),
        answers: { taken: ascii('ACK'), refused: ascii('NAK') },
      };
  }
}

/** Bytes for each state; a state without any is dark, because the last one would go on saying what is over. */
export type OwnCommands = Readonly<Partial<Record<LightState, readonly number[]>>> & {
  readonly off: readonly number[];
};

/** A light that wants bytes of its own for each state. */
export function ownProtocol(commands: OwnCommands, answers: LineProtocol['answers'] = null): LineProtocol {
  return { command: (state) => Uint8Array.from(commands[state] ?? commands.off), answers };
}

const ackNak = { taken: [0x06], refused: [0x15] };

/** Off, on, flashing pattern 1, flashing pattern 2 (PHE-3FB3 manual T95100260 p. 18; NHL manual p. 27). */
const patternCode: Readonly<Record<LampPattern, number>> = { off: 0, steady: 1, slow: 2, quick: 3 };

/**
 * PATLITE PHE-3FB3 interface converter, RS-232C 9600 8N1 (manual T95100260 p. 14 and 18): `@`, unit `??` (any), `S`,
 * red, amber, green, two unused, buzzer, `!`; answers ACK or NAK and must not hear another command before.
 */
function pheCommand(look: LightLook): Uint8Array {
  const [red, amber, green] = lampColours.map((colour) => patternCode[look[colour] ?? 'off']);
  return Uint8Array.from(ascii(`@??S${red}${amber}${green}00${look.sound === true ? 1 : 0}!`));
}

/**
 * PATLITE PNS command of the NHL, NHP, NHV and LA6 series over TCP, port as configured in the tower, usually 10000 (NHL
 * manual p. 27): `XX`, `S`, 0, length 0 6, red, amber, green, blue, white, buzzer; answers ACK 06h or NAK 15h.
 */
function pnsCommand(look: LightLook): Uint8Array {
  const lamps = lampColours.map((colour) => patternCode[look[colour] ?? 'off']);
  return Uint8Array.from([...ascii('XXS'), 0x00, 0x00, 0x06, ...lamps, look.sound === true ? 1 : 0]);
}

/**
 * PATLITE PHN command of the PHN and NH series over TCP (NHL manual p. 25): `W` and eight bits, from the highest:
 * flashing green, amber, red, buzzer pattern 2, pattern 1, lit green, amber, red; answers `ACK` or `NAK`. It has one
 * kind of flashing, so `slow` and `quick` look the same.
 */
function phnCommand(look: LightLook): Uint8Array {
  const bit = (colour: 'red' | 'yellow' | 'green', lit: number, flashing: number): number => {
    const pattern = look[colour] ?? 'off';
    if (pattern === 'off') return 0;
    return pattern === 'steady' ? lit : flashing;
  };
  const lamps = bit('red', 0x01, 0x20) | bit('yellow', 0x02, 0x40) | bit('green', 0x04, 0x80);
  return Uint8Array.from([...ascii('W'), lamps | (look.sound === true ? 0x08 : 0)]);
}

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
