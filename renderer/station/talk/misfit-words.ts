import type { LocalText } from '../../../domain/catalog/catalog.ts';
import type { Misfit } from '../../../domain/talk/judge-proposal.ts';
import type { FloorTranslate } from './floor-text.ts';

/** Why a proposal can't be done, for the person who makes it. */
export function misfitWords(t: FloorTranslate, pick: (text: LocalText) => string, misfit: Misfit): string {
  if (misfit.why === 'too-many-lines') return t('misfit.tooMany');
  const name = pick(misfit.name);
  switch (misfit.why) {
    case 'line-moved':
      return t('misfit.moved', { name });
    case 'sold-out':
      return t('misfit.soldOut', { name });
    case 'not-now':
      return t('misfit.notNow', { name });
    case 'no-longer-sold':
      return t('misfit.noLongerSold', { name });
    case 'choice':
      return t('misfit.choice', { name });
  }
}
