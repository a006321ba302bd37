import { useCallback, useEffect, useState } from 'react';
import { keepDeviceKey, makeDeviceKey } from '../ui/staff/network/device-key.ts';
import { askHub, textOf } from '../ui/staff/network/hub-door.ts';
import { prove, type Proven } from '../ui/staff/network/prove.ts';
import { usePreferences } from '../ui/staff/staff-root.tsx';
import { PairPage, type PairFault, type PairPageProps, type PairState } from './pair-page.tsx';
import { PairTextProvider, useText } from './pair-text.ts';

const targets = ['station', 'manager', 'board'] as const;

/** The screen that brought the browser here. */
function target(): (typeof targets)[number] {
  const wanted = new URLSearchParams(location.search).get('to');
  return targets.find((each) => each === wanted) ?? 'station';
}

function faultOf(answer: { readonly reason: string; readonly message: string }): PairFault {
  if (answer.reason === 'wrong-code' || answer.reason === 'offline') return { kind: answer.reason };
  if (answer.reason === 'wait')
    return { kind: 'wait', seconds: Number(/\d+/.exec(answer.message)?.[0] ?? 30) };
  return { kind: 'other', message: answer.message };
}

/** Makes a key that stays in this browser, and has it let in. */
async function pair(code: string, name: string): Promise<PairFault | null> {
  try {
    const { key, publicKey } = await makeDeviceKey();
    const answer = await askHub('/net/station/pair', { code, name, publicKey });
    if (!answer.ok) return faultOf(answer);
    await keepDeviceKey({ deviceId: textOf(answer.value, 'deviceId') ?? '', key });
    return null;
  } catch {
    // Without a place to keep a key there is no use in having one.
    return { kind: 'store' };
  }
}

function useHub(): PairPageProps['hub'] {
  const [hub, setHub] = useState<PairPageProps['hub']>(null);
  useEffect(() => {
    void askHub('/net/hub').then((answer) => {
      if (answer.ok) setHub(textOf(answer.value, 'hubName'));
    });
  }, []);
  return hub;
}

function JoinedPair() {
  const { t } = useText();
  const [state, setState] = useState<PairState>({ kind: 'checking' });
  const hub = useHub();
  const title = t('pageTitle');
  useEffect(() => {
    document.title = title;
  }, [title]);

  const settle = useCallback((proven: Proven): void => {
    if (proven === 'proven') location.replace(`/${target()}`);
    else setState(proven === 'offline' ? { kind: 'offline' } : { kind: 'ask', busy: false, fault: null });
  }, []);
  useEffect(() => {
    void prove(target()).then(settle);
  }, [settle]);

  async function letIn(code: string, name: string): Promise<void> {
    setState({ kind: 'ask', busy: true, fault: null });
    const fault = await pair(code, name);
    if (fault === null) settle(await prove(target()));
    else setState({ kind: 'ask', busy: false, fault });
  }

  return (
    <PairPage
      state={state}
      hub={hub}
      onAgain={() => {
        setState({ kind: 'checking' });
        void prove(target()).then(settle);
      }}
      onPair={(code, name) => void letIn(code, name)}
    />
  );
}

/** The page for pairing, joined to the hub that served it. */
export function LivePair() {
  const { preferences } = usePreferences();
  return (
    <PairTextProvider language={preferences.language}>
      <JoinedPair />
    </PairTextProvider>
  );
}
