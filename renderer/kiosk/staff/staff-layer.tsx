import { useEffect, useState } from 'react';
import { SayProvider } from '../../ui/staff/say.tsx';
import { StaffTextProvider } from '../../ui/staff/staff-text.ts';
import { screenLanguages } from '../../ui/i18n/translate.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { TextProvider } from '../kiosk-text.ts';
import { StaffPage } from './staff-page.tsx';
import { StaffPin } from './staff-pin.tsx';

/**
 * Staff at the kiosk itself, over the customer's page, which waits as it is. It speaks the language of the shop, not
 * that of the customer; a touch changes it.
 */
export function StaffLayer({ onClose }: { readonly onClose: () => void }) {
  const { view, menu } = useKiosk();
  const languages = menu?.index.catalog.shop.languages;
  const [language, setLanguage] = useState<string>(languages?.[0] ?? screenLanguages[0]);
  useEffect(() => {
    const customers = document.documentElement.lang;
    return () => {
      document.documentElement.lang = customers;
    };
  }, []);
  return (
    <StaffTextProvider language={language}>
      <SayProvider>
        {view.staffMode === null ? (
          <StaffPin onClose={onClose} />
        ) : (
          // What the customer's page calls an option is read here by staff.
          <TextProvider language={language} {...(languages ? { fallbacks: languages } : {})}>
            <StaffPage mode={view.staffMode} onLanguage={setLanguage} />
          </TextProvider>
        )}
      </SayProvider>
    </StaffTextProvider>
  );
}
