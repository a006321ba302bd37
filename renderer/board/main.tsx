import { connectClient } from '../ui/client/client.tsx';
import { mount } from '../ui/mount.tsx';
import { LiveClient } from '../ui/staff/live-client.tsx';
import { StaffRoot } from '../ui/staff/staff-root.tsx';
import { LiveBoard } from './live-board.tsx';

const connect = () => connectClient('board');

mount(
  <LiveClient connect={connect} first={connect()}>
    <StaffRoot>
      <LiveBoard />
    </StaffRoot>
  </LiveClient>,
);
