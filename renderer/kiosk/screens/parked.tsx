import { Archive } from 'lucide-react';
import { Button } from '../../ui/primitives/button.tsx';
import { loadLater } from '../../ui/load-later.tsx';
import { useVisit } from '../kiosk-context.tsx';
import { useCodeText } from '../code/code-text.ts';
import { Message } from './message.tsx';
import css from './parked.module.css';

// Few shops show it, and nothing else on this page draws such a code.
const ParkedPhone = loadLater(async () => (await import('../code/parked-phone.tsx')).ParkedPhone);

/** Only a code: the order itself is nobody else's business. */
export function ParkedScreen() {
  const t = useCodeText();
  const { session, actions } = useVisit();
  return (
    <Message
      icon={session.parkedPage === null ? Archive : null}
      title={t('parked.title')}
      lead={session.parkedCode === null ? undefined : t('parked.text')}
      dock={
        <Button kind="primary" size="l" onClick={() => void actions.run('session.startOver', {})}>
          {t('parked.new')}
        </Button>
      }
    >
      {session.parkedCode !== null && <p className={css['code']}>{session.parkedCode}</p>}
      {session.parkedPage !== null && <ParkedPhone page={session.parkedPage} />}
    </Message>
  );
}
