import type { PageRefusal } from '../ports/pager.ts';

/** What a response code of TAP 1.8 appendix A means for the page that it answers. */
export type TapVerdict = 'fine' | 'wait' | 'again' | 'later' | 'never';

interface TapCode {
  readonly verdict: TapVerdict;
  readonly meaning: string;
}

/** TAP 1.8 appendix A. `again`: the same block; `later`: another session; `never`: this page will not be taken. */
export const tapCodes: Readonly<Record<number, TapCode>> = {
  110: { verdict: 'fine', meaning: 'TAP version' },
  111: { verdict: 'wait', meaning: 'still working, please wait' },
  112: { verdict: 'later', meaning: 'most pages of a session entered' },
  113: { verdict: 'later', meaning: 'longest time of a session reached' },
  114: { verdict: 'fine', meaning: 'welcome' },
  115: { verdict: 'fine', meaning: 'goodbye' },
  211: { verdict: 'fine', meaning: 'accepted' },
  212: { verdict: 'fine', meaning: 'accepted, cut to length' },
  213: { verdict: 'fine', meaning: 'accepted, held for later delivery' },
  214: { verdict: 'fine', meaning: 'accepted, cut to length' },
  501: { verdict: 'later', meaning: 'the encoder waited too long for us' },
  502: { verdict: 'later', meaning: 'the encoder got characters that it did not expect' },
  503: { verdict: 'later', meaning: 'too many checksum errors' },
  504: { verdict: 'never', meaning: 'this pager takes no text' },
  505: { verdict: 'never', meaning: 'this pager takes digits only' },
  506: { verdict: 'later', meaning: 'too many invalid pages' },
  507: { verdict: 'later', meaning: 'logon malformed' },
  508: { verdict: 'later', meaning: 'logon service not supported' },
  509: { verdict: 'later', meaning: 'logon password wrong' },
  510: { verdict: 'never', meaning: 'pager id malformed' },
  511: { verdict: 'never', meaning: 'no such pager' },
  512: { verdict: 'later', meaning: 'cannot deliver now, try later' },
  513: { verdict: 'never', meaning: 'message too long' },
  514: { verdict: 'again', meaning: 'checksum error' },
  515: { verdict: 'never', meaning: 'message malformed' },
  516: { verdict: 'later', meaning: 'message quota reached for now' },
  517: { verdict: 'never', meaning: 'message too long' },
};

/** The last verdict-bearing message before a control character decides together with it. */
export function tapVerdict(code: number | null): TapVerdict | null {
  return code === null ? null : (tapCodes[code]?.verdict ?? null);
}

/** Why a page will never be taken, after a code whose verdict is `never`, or none. */
export function tapRefusal(code: number | null): PageRefusal {
  switch (code) {
    case 504:
    case 505:
      return 'not-able';
    case 510:
    case 511:
      return 'no-such-pager';
    case 513:
    case 515:
    case 517:
      return 'bad-text';
    default:
      return 'unexplained';
  }
}

/** One line for the log and the staff page. */
export function tapDetail(code: number | null, text: string): string {
  if (code === null) return text;
  const said = tapCodes[code]?.meaning ?? 'unknown response code';
  return text === '' ? `${code} ${said}` : `${code} ${said}: ${text}`;
}
