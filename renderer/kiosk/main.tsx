import { ClientProvider, connectClient } from '../ui/client/client.tsx';
import { mount } from '../ui/mount.tsx';
import { LiveKiosk } from './live-kiosk.tsx';

mount(
  <ClientProvider client={connectClient('kiosk')}>
    <LiveKiosk />
  </ClientProvider>,
);
