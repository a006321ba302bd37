/** A language by its name in the reader's own: 'zh-Hans' is "Chinese" to talk, whatever its script. */
export function languageIn(tag: string, reader: string): string {
  const spoken = tag.split('-', 1)[0] ?? tag;
  return new Intl.DisplayNames([reader], { type: 'language' }).of(spoken) ?? tag;
}
