const KILO = 1024;

/** A file's size as people say it: 812 KB, 17.3 MB. */
export function sizeWords(bytes: number, language: string): string {
  const mega = bytes / KILO / KILO;
  const [value, unit] = mega < 1 ? [bytes / KILO, 'kilobyte'] : [mega, 'megabyte'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: mega < 1 ? 0 : 1,
  }).format(value);
}
