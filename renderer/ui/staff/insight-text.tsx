import type { ReactNode } from 'react';
import { createTextContext } from '../i18n/text-context.tsx';
import type { Translate } from '../i18n/translate.ts';
import { insightMessages, type InsightMessages } from '../messages/generated/insight.ts';
import { usePreferences } from './staff-root.tsx';

const context = createTextContext<InsightMessages>(insightMessages);

/** Words of the inbox, the figures and the drill, on the station and on the manager's page alike. */
export const useInsightText = context.useText;
export type InsightTranslate = Translate<InsightMessages>;

/** Gives what is inside those words, in the language of the page. */
export function InsightTexts({ children }: { readonly children: ReactNode }) {
  const { language } = usePreferences().preferences;
  return <context.TextProvider language={language}>{children}</context.TextProvider>;
}
