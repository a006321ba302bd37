import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeviceClock } from '../../hardware/ports/device.ts';
import { createJsonLines, encodeJsonLine } from '../../hardware/transport/json-lines.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';
import { createReconnectingLine } from '../../hardware/transport/reconnecting-line.ts';
import { fromDockSchema, longestDockLine, type ToDock } from './dock-protocol.ts';

/** The engine's end of the line to the virtual devices. */
export interface DockLink {
  /** Touches a control. The error is one English clause: what the device said, or that it did not answer. */
  readonly use: (deviceId: string, control: string, value: DockValue) => Promise<Result<void, string>>;
  /** What the scanner's dock offers to pick; told again after every reconnection. */
  readonly offerCodes: (codes: readonly { readonly code: string; readonly label: string }[]) => void;
  readonly close: () => Promise<void>;
}

const writeMs = 2_000;
const answerMs = 5_000;

/**
 * Keeps a connection to the process of the virtual devices, for ever. `onDevices` hears every picture of them,
 * `onState` whether they are reachable, at every change.
 * @throws RangeError when the address is none.
 */
export function connectDock(options: {
  readonly address: string;
  readonly token: string;
  readonly clock: DeviceClock;
  readonly onDevices: (devices: readonly DockDevice[]) => void;
  readonly onState: (connected: boolean) => void;
  readonly log?: (line: string) => void;
}): DockLink {
  const { clock } = options;
  const log = options.log ?? (() => undefined);
  const address = parseLineAddress(options.address);
  if (!address.ok) throw new RangeError(address.error);
  const line = createReconnectingLine({ open: lineOpener(address.value, clock), clock });
  const lines = createJsonLines(longestDockLine);
  const waiting = new Map<number, (result: Result<void, string>) => void>();
  let lastId = 0;
  let connected = false;
  let offered: ToDock | null = null;

  const say = (message: ToDock): ReturnType<typeof line.write> =>
    line.write(encodeJsonLine(message), writeMs);
  const tell = (message: ToDock): void => {
    void say(message).then((written) => {
      if (!written.ok) log(`dock: ${written.error.detail}`);
    });
  };
  const become = (now: boolean): void => {
    if (now === connected) return;
    connected = now;
    options.onState(now);
  };

  line.onOpen(() => {
    lines.reset();
    tell({ hello: { token: options.token } });
    if (offered !== null) tell(offered);
  });
  line.onLost((why) => {
    if (connected) log(`dock: ${why.detail}`);
    become(false);
    for (const settle of [...waiting.values()]) settle(fail('the virtual devices are not there'));
  });
  line.onData((bytes) => {
    for (const parsed of lines.push(bytes)) {
      const message = parsed.ok ? fromDockSchema.safeParse(parsed.value) : null;
      if (message === null || !message.success) {
        log(`dock: not understood: ${parsed.ok ? (message?.error?.message ?? '') : parsed.error}`);
      } else if ('devices' in message.data) {
        become(true);
        options.onDevices(message.data.devices);
      } else {
        const { id, error } = message.data.used;
        waiting.get(id)?.(error === null ? ok(undefined) : fail(error));
      }
    }
  });

  return {
    use(deviceId, control, value) {
      if (!line.isOpen()) return Promise.resolve(fail('the virtual devices are not there'));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        const settle = (result: Result<void, string>): void => {
          cancel();
          waiting.delete(id);
          resolve(result);
        };
        const cancel = clock.after(answerMs, () => {
          settle(fail('the virtual devices did not answer'));
        });
        waiting.set(id, settle);
        void say({ use: { id, deviceId, control, value } }).then((written) => {
          if (!written.ok) settle(fail(written.error.detail));
        });
      });
    },
    offerCodes(codes) {
      offered = { codes: codes.map(({ code, label }) => ({ code, label })) };
      if (line.isOpen()) tell(offered);
    },
    async close() {
      for (const settle of [...waiting.values()]) settle(fail('closed'));
      await line.close();
    },
  };
}
