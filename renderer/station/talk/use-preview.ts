import { useEffect, useState } from 'react';
import type { ProposalFit } from '../../../contract/talk.ts';
import type { ProposalStep } from '../../../domain/talk/proposal.ts';
import { useClient } from '../../ui/client/client.tsx';
import type { CommandFault } from '../../ui/staff/fault-words.ts';
import type { Draft } from './draft.ts';

/** While a finger taps on, the kiosk is not asked for every tap. */
const SETTLE_MS = 250;

export interface Preview {
  readonly fit: ProposalFit | null;
  readonly fault: CommandFault | null;
}

const nothing: Preview = { fit: null, fault: null };

/** What the kiosk's engine makes of these steps: the difference and the new total are its word, not this page's. */
export function usePreview(
  kioskId: string,
  { sessionId, seq }: Draft['base'],
  steps: readonly ProposalStep[],
): Preview {
  const { send } = useClient();
  const [known, setKnown] = useState<{ readonly asked: string; readonly preview: Preview } | null>(null);
  const asked = JSON.stringify(steps);
  useEffect(() => {
    if (asked === '[]') return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      void send('talk.preview', { sessionId, seq, steps: [...steps] }, kioskId).then((answer) => {
        if (!wanted) return;
        const preview = answer.ok ? { fit: answer.value, fault: null } : { fit: null, fault: answer };
        setKnown({ asked, preview });
      });
    }, SETTLE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // `asked` is what the steps say: their array is new with every picture.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [send, kioskId, sessionId, seq, asked]);
  return asked !== '[]' && known?.asked === asked ? known.preview : nothing;
}
