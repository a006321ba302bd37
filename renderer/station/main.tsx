import { connectClient } from '../ui/client/client.tsx';
import { assembleStation } from '../ui/client/station-lines.ts';
import { mount } from '../ui/mount.tsx';
import { LiveClient } from '../ui/staff/live-client.tsx';
import { StaffRoot } from '../ui/staff/staff-root.tsx';
import { LiveStation } from './live-station.tsx';
import { patientSend } from './patient-send.ts';

function connect() {
  const client = connectClient('station', assembleStation());
  const send = patientSend({
    send: client.send,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => performance.now(),
  });
  return { ...client, send };
}

mount(
  <LiveClient connect={connect} first={connect()}>
    <StaffRoot>
      <LiveStation />
    </StaffRoot>
  </LiveClient>,
);
