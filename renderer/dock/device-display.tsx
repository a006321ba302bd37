import type { DockDevice } from '../../domain/dock/dock-device.ts';
import css from './device-display.module.css';
import { useText } from './dock-text.ts';
import { Lamp } from './lamp.tsx';
import { Paper } from './paper.tsx';
import { Problems } from './problems.tsx';

function LogDisplay({
  lines,
  name,
}: {
  readonly lines: readonly { readonly at: number; readonly text: string }[];
  readonly name: string;
}) {
  const { t, screenLanguage } = useText();
  const time = new Intl.DateTimeFormat(screenLanguage, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <div className={css['log']} tabIndex={0} role="log" aria-label={t('log.label', { name })}>
      <div>
        {lines.length === 0 && <p className={css['soft']}>{t('log.empty')}</p>}
        {lines.map((line, at) => (
          <p key={at} className={css['entry']}>
            <time className={css['soft']}>{time.format(line.at)}</time>
            <span>{line.text}</span>
          </p>
        ))}
      </div>
    </div>
  );
}

/** What a virtual device shows of itself. */
export function DeviceDisplay({ device, name }: { readonly device: DockDevice; readonly name: string }) {
  const { t } = useText();
  const { display } = device;
  switch (display.kind) {
    case 'paper':
      return <Paper display={display} name={name} />;
    case 'log':
      return <LogDisplay lines={display.lines} name={name} />;
    case 'screen':
      return (
        <div className={css['screen']} role="status" aria-label={t('screen.label', { name })}>
          {display.lines.map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </div>
      );
    case 'pole':
      return (
        <>
          <Problems problems={display.problems} name={name} />
          <div className={css['pole']} role="status" aria-label={t('screen.label', { name })}>
            {display.lines.map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </div>
        </>
      );
    case 'lamp':
      return <Lamp display={display} name={name} />;
  }
}
