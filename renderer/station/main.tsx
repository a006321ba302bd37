import { connectClient } from '../ui/client/client.tsx';
import { assembleStation } from '../ui/client/station-lines.ts';
import { mount } from '../ui/mount.tsx';
import { LiveClient } from '../ui/staff/live-client.tsx';
import { StaffRoot } from '../ui/staff/staff-root.tsx';
import { LiveStation } from './live-station.tsx';

const connect = () => connectClient('station', assembleStation());

mount(
  <LiveClient connect={connect} first={connect()}>
    <StaffRoot>
      <LiveStation />
    </StaffRoot>
  </LiveClient>,
);
