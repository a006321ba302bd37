import { ShoppingBag, Utensils } from 'lucide-react';
import { Icon } from '../../ui/primitives/icon.tsx';
import { LanguagePicker } from '../../ui/primitives/language-picker.tsx';
import { Frame } from '../frame.tsx';
import { useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import css from './order-type.module.css';

const icons = { 'eat-in': Utensils, 'take-away': ShoppingBag } as const;

/** The one question before the menu, with the languages once more. */
export function OrderTypeScreen() {
  const { t, language } = useText();
  const { menu, actions } = useVisit();
  const { orderTypes, languages } = menu.index.catalog.shop;
  if (orderTypes.length === 0) return null;

  return (
    <Frame title={t('type.title')} centred>
      <div className={css['types']}>
        {orderTypes.map((orderType) => (
          <button
            key={orderType}
            type="button"
            className={css['type']}
            onClick={() => void actions.run('order.type', { orderType })}
          >
            <Icon of={icons[orderType]} size="xl" />
            <span>{t(`type.${orderType}`)}</span>
          </button>
        ))}
      </div>
      {languages.length > 1 && (
        <div className={css['languages']}>
          <LanguagePicker
            languages={languages}
            current={language}
            label={t('language.title')}
            onPick={(next) => void actions.run('session.language', { language: next })}
          />
        </div>
      )}
    </Frame>
  );
}
