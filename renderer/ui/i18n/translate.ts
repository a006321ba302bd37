import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import { formatMessage } from './format-message.ts';
import type { Language, LocalText } from '../../../domain/catalog/catalog.ts';

/** Languages that our own screens speak; a catalogue may carry more. */
export const screenLanguages = ['en', 'zh-Hans'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

/**
 * Compiled texts of one scope: for each screen language one text for each id, in the same order, so that the ids
 * travel once. `M` maps message ids to the values that they need.
 */
export interface CompiledMessages<M> {
  readonly ids: readonly (keyof M & string)[];
  readonly texts: Readonly<Record<ScreenLanguage, readonly (string | CompiledMessage)[]>>;
}

type Values<M, Id extends keyof M> = M[Id] extends null ? [] : [values: M[Id]];

/** Says a message in one language; ids and values are checked by the compiler. */
export type Translate<M> = <Id extends keyof M & string>(id: Id, ...values: Values<M, Id>) => string;

/** The screen language nearest to any language tag: its own, its base language's, else English. */
export function nearestScreenLanguage(language: Language): ScreenLanguage {
  const exact = screenLanguages.find((known) => known === language);
  if (exact) return exact;
  const base = language.split('-')[0];
  return screenLanguages.find((known) => known.split('-')[0] === base) ?? 'en';
}

/** A translator for one language over compiled messages. */
export function createTranslate<M>(language: ScreenLanguage, messages: CompiledMessages<M>): Translate<M> {
  const texts = new Map(messages.ids.map((id, at) => [id, messages.texts[language][at] ?? '']));
  return (id, ...values) => {
    const text = texts.get(id) ?? '';
    return typeof text === 'string' ? text : formatMessage(language, text, values[0] ?? {});
  };
}

/**
 * A catalogue text in the wanted language; when it lacks that language: the same base language, then the
 * fallbacks in order, then whatever it has. Never throws: a missing translation is invisible to customers.
 */
export function pickText(text: LocalText, language: Language, fallbacks: readonly Language[] = []): string {
  for (const wanted of [language, ...fallbacks]) {
    const exact = text[wanted];
    if (exact !== undefined && exact !== '') return exact;
    const base = wanted.split('-')[0];
    const near = Object.keys(text).find((tag) => tag.split('-')[0] === base && text[tag] !== '');
    if (near !== undefined) return text[near] ?? '';
  }
  return Object.values(text).find((value) => value !== '') ?? '';
}
