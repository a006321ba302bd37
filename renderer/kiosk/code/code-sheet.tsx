import { Delete } from 'lucide-react';
import { useState } from 'react';
import type { ClaimOutcome } from '../../../contract/handover-commands.ts';
import { SPOKEN_LENGTH, spokenSigns } from '../../../domain/order/spoken-code.ts';
import { useClient } from '../../ui/client/client.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { Sheet } from '../sheet.tsx';
import css from './code-sheet.module.css';
import { useCodeText } from './code-text.ts';

const signs = [...spokenSigns];

type Problem = Exclude<ClaimOutcome, { outcome: 'here' }> | { readonly outcome: 'offline' };

/** The customer types the code of an order that waits, and goes on with it here. */
export function CodeSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useCodeText();
  const { send } = useClient();
  const [code, setCode] = useState('');
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const shown = Array.from({ length: SPOKEN_LENGTH }, (_, at) => code[at] ?? '·');

  // Keys that do nothing now stay reachable: a disabled one would take the focus of whoever types away.
  function put(next: string): void {
    if (asking) return;
    setCode(next.slice(0, SPOKEN_LENGTH));
    setProblem(null);
  }
  async function ask(): Promise<void> {
    setAsking(true);
    setProblem(null);
    const answer = await send('handover.claim', { code });
    setAsking(false);
    if (!answer.ok) return setProblem({ outcome: 'offline' });
    if (answer.value.outcome === 'here') return onClose();
    return setProblem(answer.value);
  }

  return (
    <div
      onKeyDown={({ key, ctrlKey, metaKey }) => {
        if (ctrlKey || metaKey) return;
        if (key === 'Backspace') put(code.slice(0, -1));
        else if (key.length === 1 && spokenSigns.includes(key.toUpperCase())) put(code + key.toUpperCase());
      }}
    >
      <Sheet
        label={t('code.title')}
        onClose={onClose}
        foot={
          <div className={css['end']}>
            <Button
              kind="primary"
              size="l"
              wide
              disabled={asking || code.length < SPOKEN_LENGTH}
              onClick={() => void ask()}
            >
              {t('code.go')}
            </Button>
            <Button size="l" wide onClick={onClose}>
              {t('code.close')}
            </Button>
          </div>
        }
      >
        <div className={css['entry']}>
          <div className={css['head']}>
            <h2 className={css['title']}>{t('code.title')}</h2>
            <p className={css['lead']}>{t('code.lead')}</p>
          </div>
          <div className={css['typed']}>
            <output className={css['code']} aria-label={t('code.value', { value: code })}>
              {`${shown.slice(0, SPOKEN_LENGTH / 2).join('')}-${shown.slice(SPOKEN_LENGTH / 2).join('')}`}
            </output>
            <button
              type="button"
              className={css['key']}
              aria-label={t('code.delete')}
              aria-disabled={asking || code === ''}
              onClick={() => put(code.slice(0, -1))}
            >
              <Icon of={Delete} />
            </button>
          </div>
          <div className={css['keys']}>
            {signs.map((sign) => (
              <button
                key={sign}
                type="button"
                className={css['key']}
                aria-disabled={asking || code.length >= SPOKEN_LENGTH}
                onClick={() => put(`${code}${sign}`)}
              >
                {sign}
              </button>
            ))}
          </div>
          <div className={css['status']} role="status">
            {asking && <p className={css['lead']}>{t('code.asking')}</p>}
            {problem !== null && <Notice kind="attention">{problemWords(t, problem)}</Notice>}
          </div>
        </div>
      </Sheet>
    </div>
  );
}

function problemWords(t: ReturnType<typeof useCodeText>, problem: Problem): string {
  switch (problem.outcome) {
    case 'at-kiosk':
    case 'home-away':
      return t(`code.${problem.outcome}`, { where: problem.where ?? '' });
    case 'not-a-code':
      return t('code.no-such-code');
    default:
      return t(`code.${problem.outcome}`);
  }
}
