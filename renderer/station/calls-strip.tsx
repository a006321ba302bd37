import { Icon } from '../ui/primitives/icon.tsx';
import type { Call } from './call-card.tsx';
import { levelIcons } from './level-icons.ts';
import { levelOf } from '../../domain/assist/call-level.ts';
import css from './calls-strip.module.css';
import { useSeenRef } from './seen.tsx';
import { useText } from './station-text.ts';

function StripCall({ call, onShow }: { readonly call: Call; readonly onShow: () => void }) {
  const { t } = useText();
  const seen = useSeenRef(call.callId, call.state === 'raised');
  return (
    <button ref={seen} type="button" className={css['call']} data-level={levelOf(call)} onClick={onShow}>
      <Icon of={levelIcons[levelOf(call)]} />
      <span className={css['words']}>
        <span className={css['where']}>{`${call.kioskName} · ${call.place}`}</span>
        <span>{t(`cause.${call.cause}`)}</span>
      </span>
      <span className={css['show']}>{t('strip.show')}</span>
    </button>
  );
}

/** As many as leave room for what one is doing; the others are counted. */
const MOST = 2;

/** Free calls over the other parts of a small screen: nobody misses one by looking at orders. */
export function CallsStrip({
  calls,
  onShow,
}: {
  readonly calls: readonly Call[];
  readonly onShow: () => void;
}) {
  const { t } = useText();
  return (
    <div className={css['strip']}>
      {calls.slice(0, MOST).map((call) => (
        <StripCall key={call.callId} call={call} onShow={onShow} />
      ))}
      {calls.length > MOST && (
        <button type="button" className={css['more']} onClick={onShow}>
          {t('strip.more', { count: calls.length - MOST })}
        </button>
      )}
    </div>
  );
}
