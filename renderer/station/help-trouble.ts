import type { StationView } from '../../contract/views.ts';
import type { StationTranslate } from './station-text.ts';

/** A sentence for each way to help that is broken; none while all are proven. */
export function helpTroubles(
  t: StationTranslate,
  { help, kiosks }: Pick<StationView, 'help' | 'kiosks'>,
  language: string,
): readonly string[] {
  const { silent, nobody, pagers, hubLost } = help.trouble;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const cutOff = kiosks
    .filter(({ link, helpPath }) => link === 'connected' && helpPath === 'none')
    .map(({ name }) => name);
  return [
    ...(hubLost ? [t('help.hubLost')] : []),
    ...(nobody ? [t('help.nobody')] : []),
    ...(silent.length > 0 ? [t('help.silent', { names: list.format(new Set(silent)) })] : []),
    ...(pagers.length > 0 ? [t('help.pagers', { names: list.format(pagers) })] : []),
    ...(cutOff.length > 0 ? [t('help.cutOff', { names: list.format(cutOff) })] : []),
  ];
}
