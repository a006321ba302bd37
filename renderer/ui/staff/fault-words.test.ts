import { describe, expect, test } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import { staffMessages } from '../messages/generated/staff.ts';
import { faultWords, secondsToWait, type CommandFault } from './fault-words.ts';

const t = createTranslate('en', staffMessages);
const refused = (reason: string, message = ''): CommandFault => ({
  ok: false,
  why: 'refused',
  reason,
  message,
});

describe('what was not done', () => {
  test('a call that somebody else took names that person', () => {
    expect(faultWords(t, refused('taken'), 'Jonas')).toBe('Jonas has taken this call.');
    expect(faultWords(t, refused('taken'))).toBe('Somebody else has taken this call.');
  });

  test('no answer is said to be uncertain, not a failure', () => {
    const words = faultWords(t, { ok: false, why: 'offline', message: '' });
    expect(words).toContain('may or may not');
  });

  test('a reason that this screen does not know is said in the words of the engine', () => {
    expect(faultWords(t, refused('moon-phase', 'not while the moon is full'))).toContain(
      'not while the moon is full',
    );
  });

  test('a sign-in that must wait says for how long', () => {
    expect(secondsToWait(refused('wait', 'too many wrong PINs: wait 12 seconds'))).toBe(12);
    expect(secondsToWait(refused('wrong-pin'))).toBeNull();
  });
});
