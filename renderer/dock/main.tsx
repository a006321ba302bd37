import { connectClient } from '../ui/client/client.tsx';
import { mount } from '../ui/mount.tsx';
import { LiveClient } from '../ui/staff/live-client.tsx';
import { StaffRoot } from '../ui/staff/staff-root.tsx';
import { LiveDock } from './live-dock.tsx';

const connect = () => connectClient('dock');

mount(
  <LiveClient connect={connect} first={connect()}>
    <StaffRoot>
      <LiveDock />
    </StaffRoot>
  </LiveClient>,
);
