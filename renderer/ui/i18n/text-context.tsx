import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import type { Language, LocalText } from '../../../domain/catalog/catalog.ts';
import {
  createTranslate,
  nearestScreenLanguage,
  pickText,
  type CompiledMessages,
  type ScreenLanguage,
  type Translate,
} from './translate.ts';

export interface Text<M> {
  /** Says one of our own messages. */
  readonly t: Translate<M>;
  /** Says a text of the catalogue. */
  readonly pick: (text: LocalText) => string;
  /** The language that the person chose; the catalogue may speak more languages than our screens. */
  readonly language: Language;
  readonly screenLanguage: ScreenLanguage;
}

export interface TextProviderProps {
  readonly language: Language;
  /** Languages of the shop, used when a text lacks the chosen one. */
  readonly fallbacks?: readonly Language[];
  readonly children: ReactNode;
}

const noFallbacks: readonly Language[] = [];

/** Makes the provider and the hook of one scope of texts. The provider keeps `<html lang>` true. */
export function createTextContext<M>(messages: CompiledMessages<M>) {
  const Context = createContext<Text<M> | null>(null);

  function TextProvider({ language, fallbacks = noFallbacks, children }: TextProviderProps) {
    const text = useMemo<Text<M>>(() => {
      const screenLanguage = nearestScreenLanguage(language);
      return {
        t: createTranslate(screenLanguage, messages),
        pick: (local) => pickText(local, language, fallbacks),
        language,
        screenLanguage,
      };
    }, [language, fallbacks]);
    useEffect(() => {
      document.documentElement.lang = text.screenLanguage;
    }, [text.screenLanguage]);
    return <Context value={text}>{children}</Context>;
  }

  function useText(): Text<M> {
    const text = useContext(Context);
    if (!text) throw new Error('useText outside of its TextProvider');
    return text;
  }

  return { TextProvider, useText };
}
