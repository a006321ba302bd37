/** The part of a key press that tells a scanner from a finger. */
export interface WedgeKey {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** Milliseconds on any steady clock. */
  readonly timeStamp: number;
}

/** Shorter bursts are a finger that drums. */
const FEWEST_CHARACTERS = 6;
/** A scanner types a character in 1 to 30 ms; the fastest typist needs about 60. */
const MEDIAN_GAP_MS = 35;
/** A pause this long ends a burst. */
const LONGEST_GAP_MS = 100;
/** Two reads of one code within this time are one: the trigger bounced. */
const SAME_CODE_MS = 500;
/** From here on a burst is so likely a scan that its keys must not press what has the focus. */
const SWALLOW_FROM = 3;

/** Stands for a key that types nothing: a code with it in the middle is not understood, and never half a code. */
const UNKNOWN = '\0';

/** AltGr is Ctrl and Alt at once on Windows, and types a character. */
function isShortcut({ ctrlKey, altKey, metaKey }: WedgeKey): boolean {
  return metaKey || ctrlKey !== altKey;
}

/**
 * What a key types whatever the keyboard layout says: a scanner sends the key codes of a US keyboard, and a
 * French layout would turn its digits into symbols, an input method its letters into nothing. Ctrl and ] is GS, the
 * separator of GS1 data.
 */
export function typedCharacter(event: WedgeKey): string {
  const { key, code, shiftKey } = event;
  if (isShortcut(event)) return code === 'BracketRight' ? '\x1d' : UNKNOWN;
  const sign = /^(?:Digit|Numpad|Key)(.)$/.exec(code)?.[1] ?? UNKNOWN;
  if (!shiftKey && sign >= '0' && sign <= '9') return sign;
  if (key.length === 1) return key;
  return key === 'Process' && sign > '9' ? (shiftKey ? sign : sign.toLowerCase()) : UNKNOWN;
}

function median(gaps: readonly number[]): number {
  const sorted = [...gaps].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/**
 * Tells a keyboard scanner from a person by its speed: at least 6 characters with a median gap under 35 ms, then
 * Enter or Tab within 100 ms. The answer for each key says whether the page must not see it.
 */
export function createWedge(onScan: (code: string) => void): (key: WedgeKey) => boolean {
  let text = '';
  let gaps: number[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let lastScan = { code: '', at: Number.NEGATIVE_INFINITY };

  function forget(): void {
    text = '';
    gaps = [];
  }

  return (event) => {
    if (/^(Shift|Control|Alt|CapsLock|Meta)/.test(event.key)) return false;
    const gap = event.timeStamp - lastAt;
    lastAt = event.timeStamp;
    const fast = gap <= LONGEST_GAP_MS;
    if (!fast) forget();

    if (event.key === 'Enter' || event.key === 'Tab') {
      const code = text;
      const scanned = fast && code.length >= FEWEST_CHARACTERS && median(gaps) < MEDIAN_GAP_MS;
      forget();
      if (!scanned) return false;
      const again = code === lastScan.code && event.timeStamp - lastScan.at < SAME_CODE_MS;
      lastScan = { code, at: event.timeStamp };
      if (!again) onScan(code);
      return true;
    }

    if (text === '' && isShortcut(event)) return false;
    if (text !== '') gaps.push(gap);
    text += typedCharacter(event);
    return text.length >= SWALLOW_FROM && median(gaps) < MEDIAN_GAP_MS;
  };
}
