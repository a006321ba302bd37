import { describe, expect, test } from 'vitest';
import { colourOnlyPairs, looksWith, usualLooks } from './light-looks.ts';
import { modelProtocol } from './line-protocol.ts';
import { lr6Report } from './patlite-lr6.ts';

const hex = (bytes: Iterable<number>): string => Buffer.from([...bytes]).toString('hex');

describe('the usual looks', () => {
  test('are told apart by everybody, whatever colours they see', () => {
    expect(colourOnlyPairs(usualLooks)).toEqual([]);
  });

  test('make no sound', () => {
    expect(Object.values(usualLooks).some((look) => look.sound === true)).toBe(false);
  });

  test('of a shop that chose colours alone are noticed', () => {
    expect(colourOnlyPairs(looksWith({ calling: { red: 'steady' } }))).toEqual([['idle', 'calling']]);
  });
});

describe('what goes over the wire', () => {
  test('to an LR6-USB is the published report', () => {
    // Everything off, and red on with the rest off: ptltectl README, but for its "keep" of the buzzer.
    expect(hex(lr6Report({}))).toBe('0000000000000000');
    expect(hex(lr6Report({ red: 'steady' }))).toBe('0000000010000000');
    expect(hex(lr6Report({ yellow: 'slow', blue: 'steady', white: 'quick' }))).toBe('0000000002014000');
  });

  test('to a PHE-3FB3 is the frame of its manual', () => {
    const { command } = modelProtocol('patlite-phe', looksWith({ calling: { red: 'steady', sound: true } }));
    expect(Buffer.from(command('calling')).toString()).toBe('@??S100001!');
  });

  test('to a tower with PNS is the frame of its manual', () => {
    // NHL manual p. 27: red lit, amber pattern 1, green pattern 2 (there with buzzer pattern 4).
    const looks = looksWith({ fault: { red: 'steady', yellow: 'slow', green: 'quick' } });
    expect(hex(modelProtocol('patlite-pns', looks).command('fault'))).toBe('585853000006010203000000');
  });

  test('to a tower with PHN is the byte of its manual', () => {
    // NHL manual p. 25: red lit, amber flashing, green lit is 45h, with buzzer pattern 2 55h.
    const looks = looksWith({ coming: { red: 'steady', yellow: 'slow', green: 'steady' } });
    expect(hex(modelProtocol('patlite-phn', looks).command('coming'))).toBe('5745');
  });
});
