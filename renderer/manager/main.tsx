import { connectClient } from '../ui/client/client.tsx';
import { mount } from '../ui/mount.tsx';
import { LiveClient } from '../ui/staff/live-client.tsx';
import { StaffRoot } from '../ui/staff/staff-root.tsx';
import { LiveManager } from './live-manager.tsx';

const connect = () => connectClient('manager');

mount(
  <LiveClient connect={connect} first={connect()}>
    <StaffRoot>
      <LiveManager />
    </StaffRoot>
  </LiveClient>,
);
