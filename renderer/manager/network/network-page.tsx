import type { NetworkView } from '../../../contract/network.ts';
import { useText as useManagerText } from '../manager-text.ts';
import { AuthorityBox } from './authority-box.tsx';
import { DevicesBox } from './devices-box.tsx';
import { HubBox } from './hub-box.tsx';
import { LetInBox } from './let-in-box.tsx';
import css from './network.module.css';
import { NetworkTextProvider } from './network-text.ts';
import { PhonesBox } from './phones-box.tsx';
import { SwitchBox } from './switch-box.tsx';

/** The shop's network: whether it is open, how devices are let in, and which ones there are. */
export function NetworkPage({ network }: { readonly network: NetworkView }) {
  const { language } = useManagerText();
  return (
    <NetworkTextProvider language={language}>
      <div className={css['page']}>
        <SwitchBox network={network} />
        {network.state === 'on' && <LetInBox network={network} />}
        <PhonesBox network={network} />
        {(network.state === 'on' || network.devices.length > 0) && <DevicesBox devices={network.devices} />}
        {network.authority !== null && <AuthorityBox authority={network.authority} />}
        {(network.hub !== null || network.canJoin) && <HubBox hub={network.hub} />}
      </div>
    </NetworkTextProvider>
  );
}
