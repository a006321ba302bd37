import { ScanBarcode, Tag } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Picture } from '../../ui/primitives/picture.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { Frame } from '../frame.tsx';
import { useImage, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { offersOnPage, railCategories, sectionsOf } from '../menu.ts';
import { Notices } from '../order/notices.tsx';
import { OrderAside } from '../order/order-aside.tsx';
import { MenuDock } from './menu-dock.tsx';
import { MenuTile } from './menu-tile.tsx';
import css from './menu.module.css';

/** Categories beside, pictures in the middle; on wide screens the order stays in sight. */
export function MenuScreen({ categoryId }: { readonly categoryId: string | null }) {
  const { t, pick } = useText();
  const { menu, session, view, moment, actions } = useVisit();
  const image = useImage();
  const rail = railCategories(menu);
  const current = rail.find(({ id }) => id === categoryId) ?? rail[0];
  const currentButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    currentButton.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current?.id]);
  if (!current) return <Frame title={t('menu.title')} lead={t('menu.empty')} centred />;
  const sections = sectionsOf(menu.index, current);
  const offers = offersOnPage(
    menu.index,
    sections.flatMap(({ items }) => items),
    moment,
  );

  return (
    <div className={css['menu']}>
      <nav className={css['rail']} aria-label={t('menu.categories')}>
        {rail.map((category) => (
          <button
            key={category.id}
            ref={category === current ? currentButton : undefined}
            type="button"
            aria-current={category === current ? 'true' : undefined}
            className={classes(css['category'], category === current && css['current'])}
            onClick={() => actions.go({ screen: 'menu', categoryId: category.id })}
          >
            <Picture
              src={image(category.image ?? menu.index.itemsByCategory.get(category.id)?.[0]?.image)}
              name={pick(category.name)}
              className={css['thumb']}
            />
            <span>{pick(category.name)}</span>
          </button>
        ))}
      </nav>
      <Frame
        key={current.id}
        className={css['page']}
        title={pick(current.name)}
        keepScroll={`${session.sessionId} ${current.id}`}
        dock={<MenuDock />}
      >
        <Notices />
        {(offers.length > 0 || view.scannerReady) && (
          <ul className={css['hints']}>
            {view.scannerReady && (
              <li>
                <Icon of={ScanBarcode} />
                {t('menu.scan')}
              </li>
            )}
            {offers.map((offer) => (
              <li key={offer.id} className={css['offer']}>
                <Icon of={Tag} />
                {pick(offer.name)}
              </li>
            ))}
          </ul>
        )}
        {sections.map(({ category, items }) => (
          <section key={category.id} aria-label={pick(category.name)}>
            {category !== current && <h2 className={css['part']}>{pick(category.name)}</h2>}
            <ul className={css['tiles']}>
              {items.map((item, at) => (
                <li key={item.id}>
                  <MenuTile item={item} eager={at < 6} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Frame>
      <OrderAside className={css['aside']} />
    </div>
  );
}
