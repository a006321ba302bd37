/**
 * What NFKD does not take apart, in the spelling that a reader of the language expects. Currency signs become ISO
 * codes; ¥ stands for two currencies and stays a letter.
 */
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ŋ: 'n',
  Ŋ: 'N',
  ı: 'i',
  ĸ: 'k',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'Y',
  '₹': 'INR',
  '฿': 'THB',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '‹': "'",
  '›': "'",
  '′': "'",
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '⁄': '/',
  '÷': '/',
  '×': 'x',
  '·': '*',
  '•': '*',
  '→': '->',
  '←': '<-',
  '✓': 'OK',
  '°': 'deg',
  '¡': '!',
  '¿': '?',
  '©': '(c)',
  '®': '(r)',
  '。': '.',
  '、': ',',
  '「': '"',
  '」': '"',
};

const ellipsis = '...';

/**
 * Any Unicode as printable ASCII (20h-7Eh) on one line, for pagers and other devices that carry nothing else: accents
 * are dropped, ligatures and currency signs spelled out, every kind of white space and control character becomes one
 * space, and what has no Latin spelling (Han, emoji) becomes nothing, so that a caller's ASCII template stays readable
 * around it. At most `limit` characters, the last three being `...` when something was cut off.
 */
export function transliterate(text: string, limit = Number.POSITIVE_INFINITY): string {
  let plain = '';
  for (const sign of text.normalize('NFC')) {
    plain += special[sign] ?? spelled(sign);
  }
  const line = plain.replace(/ +/g, ' ').trim();
  if (line.length <= limit) return line;
  if (limit <= ellipsis.length) return line.slice(0, Math.max(0, limit)).trimEnd();
  return line.slice(0, limit - ellipsis.length).trimEnd() + ellipsis;
}

function spelled(sign: string): string {
  let out = '';
  for (const part of sign.normalize('NFKD')) {
    const code = part.codePointAt(0) ?? 0;
    if (code > 0x20 && code < 0x7f) out += part;
    else if (code < 0x20 || code === 0x7f || /\s|\p{Zs}|\p{Zl}|\p{Zp}/u.test(part)) out += ' ';
    else out += special[part] ?? '';
  }
  return out;
}
