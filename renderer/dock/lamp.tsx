import type { DockDisplay } from '../../domain/dock/dock-device.ts';
import { useText } from './dock-text.ts';
import css from './lamp.module.css';
import { Problems } from './problems.tsx';

/** A signal tower as it shines, with the same in words for who can't see the difference. */
export function Lamp({
  display,
  name,
}: {
  readonly display: Extract<DockDisplay, { readonly kind: 'lamp' }>;
  readonly name: string;
}) {
  const { t } = useText();
  return (
    <>
      <Problems problems={display.problems} name={name} />
      <div className={css['tower']} role="status" aria-label={t('lamp.label', { name })}>
        {display.lamps.map(({ colour, light }) => (
          <p key={colour} className={css['lamp']} data-colour={colour} data-light={light}>
            <span className={css['glass']} aria-hidden />
            <span>{t('lamp.shines', { colour, light })}</span>
          </p>
        ))}
        <p className={css['sound']}>{t(display.sound ? 'lamp.sounds' : 'lamp.silent')}</p>
      </div>
    </>
  );
}
