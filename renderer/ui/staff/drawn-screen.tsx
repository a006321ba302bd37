import type { ReactNode } from 'react';
import { ClientProvider, type Client } from '../client/client.tsx';
import type { Look } from '../theme.ts';
import type { ScreenLanguage } from '../i18n/translate.ts';
import { StaffProviders } from './staff-root.tsx';

/** Of a drawing: nobody answers. */
export const nowhere: Client = {
  send: async () => ({ ok: false, why: 'offline', message: 'a drawing sends nothing' }),
  feed: {
    watch: () => () => {},
    latest: () => null,
    connection: () => 'open',
    onConnection: () => () => {},
    close: () => {},
  },
};

type TextProvider = (props: { readonly language: ScreenLanguage; readonly children: ReactNode }) => ReactNode;

/** A staff screen as a drawing, in one language: its buttons start nothing. */
export function drawnScreen(
  language: ScreenLanguage,
  Texts: TextProvider,
  page: ReactNode,
  textPercent: Look['textPercent'] = 100,
): ReactNode {
  return (
    <ClientProvider client={nowhere}>
      <StaffProviders choice={{ preferences: { language, theme: 'light', textPercent }, prefer: () => {} }}>
        <Texts language={language}>{page}</Texts>
      </StaffProviders>
    </ClientProvider>
  );
}
