import { mount } from '../ui/mount.tsx';
import { StaffRoot } from '../ui/staff/staff-root.tsx';
import { LivePair } from './live-pair.tsx';

mount(
  <StaffRoot>
    <LivePair />
  </StaffRoot>,
);
