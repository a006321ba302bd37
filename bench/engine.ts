import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DemoDevices } from '../main/devices/demo-devices.ts';
import { type EngineReady, readFromEngine } from '../main/shell/engine-messages.ts';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** The engine as compiled and shipped, in its own process, with the demo's catalogue and devices of the benchmark. */
export interface RunningEngine {
  readonly ready: EngineReady;
  readonly close: () => Promise<void>;
}

/** `devices`: section `devices` of the configuration. */
export async function startEngine(devices: DemoDevices['devices']): Promise<RunningEngine> {
  const data = mkdtempSync(join(tmpdir(), 'pointfive-bench-'));
  // Nobody touches these devices by hand: nothing listens there.
  const demo: DemoDevices = {
    devices,
    sims: {},
    dock: { address: 'tcp://127.0.0.1:9', token: 'no dock in a benchmark' },
  };
  const log = openSync(join(data, 'engine.log'), 'a');
  const child = fork(
    join(root, 'out/main/engine.js'),
    ['--data', data, '--port', '0', '--demo-devices', JSON.stringify(demo)],
    { stdio: ['ignore', log, log, 'ipc'], execArgv: [] },
  );
  closeSync(log);
  const gone = once(child, 'close');
  const ready = await new Promise<EngineReady>((resolve, reject) => {
    child.on('message', (raw) => {
      const said = readFromEngine(raw);
      if (said?.type === 'ready') resolve(said);
      if (said?.type === 'refused') reject(new Error(said.message));
    });
    void gone.then(() => reject(new Error(`the engine ended; see ${data}/engine.log`)));
  });
  return {
    ready,
    async close() {
      child.kill('SIGTERM');
      await gone;
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
