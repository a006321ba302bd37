import type { Screen } from '../../contract/wire.ts';
import { type EngineReady, type EngineRefused, readFromEngine } from './engine-messages.ts';
import { type Child, type ChildEvents, type KeeperReport, keep, type ShellClock } from './keeper.ts';
import type { StartRole } from './options.ts';
import { enginePolicy } from './restart-policy.ts';

/** The two processes of our own that a shell looks after. */
export type ChildRole = 'engine' | 'demo';

export interface SupervisorOptions {
  readonly data: string;
  /** 0: any free one, kept for every later start. */
  readonly port: number;
  readonly role: StartRole;
  readonly config: string | null;
  readonly demo: boolean;
  /** Where the virtual devices keep their ports, so that they stay the same. */
  readonly demoPortsFile: string;
  readonly launch: (role: ChildRole, args: readonly string[], events: ChildEvents) => Child;
  readonly clock: ShellClock;
  readonly report: (report: KeeperReport) => void;
}

export type StartOutcome =
  | { readonly type: 'ready'; readonly ready: EngineReady }
  | { readonly type: 'refused'; readonly refused: EngineRefused }
  | { readonly type: 'crash-loop'; readonly name: string; readonly how: string };

/** How long an engine may take to open its database, migrate, recover and listen. */
export const READY_MS = 60_000;

/** Looks after the engine and, in the demo shop, the virtual devices. Both shells use it. */
export interface Supervisor {
  /** Resolves at the first engine that is ready, or when it is certain that none will be. */
  readonly start: () => Promise<StartOutcome>;
  /** A fresh address of a screen. While the engine is down the answer waits for the next one. */
  readonly mintLink: (screen: Screen) => Promise<string>;
  /** Calls back at every engine that becomes ready, the first included. */
  readonly onReady: (heard: (ready: EngineReady) => void) => void;
  readonly stop: () => Promise<void>;
}

export function supervise(options: SupervisorOptions): Supervisor {
  let settle: (outcome: StartOutcome) => void = () => undefined;
  const first = new Promise<StartOutcome>((resolve) => {
    settle = resolve;
  });
  let ready: EngineReady | null = null;
  let up = false;
  let devices: string | null = null;
  let refusal: EngineRefused | null = null;
  let cancelPatience: (() => void) | null = null;
  let asked = 0;
  const listeners: ((ready: EngineReady) => void)[] = [];
  const waiting = new Map<string, { readonly screen: Screen; readonly answer: (url: string) => void }>();

  const report = (said: KeeperReport): void => {
    options.report(said);
    if (said.type === 'crash-loop' && ready === null) {
      settle({ type: 'crash-loop', name: said.name, how: said.how });
    }
  };

  const engine = keep({
    name: 'engine',
    policy: enginePolicy,
    clock: options.clock,
    report,
    launch: (events) => {
      up = false;
      cancelPatience = options.clock.after(READY_MS, () => engine.replace());
      return options.launch('engine', engineArgs(), events);
    },
    heard: hearEngine,
    died: () => {
      up = false;
      cancelPatience?.();
      // A refusal of the first start is final: nothing gets better by itself. A later one may be a leftover.
      return refusal === null || ready !== null;
    },
    goodbye: (child) => child.send({ type: 'shutdown' }),
  });

  const demo = keep({
    name: 'virtual devices',
    policy: enginePolicy,
    clock: options.clock,
    report,
    launch: (events) => options.launch('demo', ['--ports-file', options.demoPortsFile], events),
    heard: (raw) => {
      const said = JSON.stringify(raw);
      if (said === devices) return;
      const moved = devices !== null;
      devices = said;
      // The engine was told other addresses, so it must hear the new ones.
      if (moved) engine.replace();
      else engine.start();
    },
  });

  function engineArgs(): readonly string[] {
    return [
      '--data',
      options.data,
      '--port',
      String(ready?.port ?? options.port),
      ...(options.role === 'hub' ? ['--role', 'hub'] : []),
      ...(options.config === null ? [] : ['--config', options.config]),
      ...(devices === null ? [] : ['--demo-devices', devices]),
    ];
  }

  function hearEngine(raw: unknown): void {
    const said = readFromEngine(raw);
    if (!said) throw new Error(`the engine said what no shell understands: ${JSON.stringify(raw)}`);
    switch (said.type) {
      case 'ready': {
        cancelPatience?.();
        ready = said;
        up = true;
        settle({ type: 'ready', ready: said });
        for (const [requestId, { screen }] of waiting) ask(requestId, screen);
        for (const heard of listeners) heard(said);
        return;
      }
      case 'link': {
        waiting.get(said.requestId)?.answer(said.url);
        waiting.delete(said.requestId);
        return;
      }
      case 'refused': {
        refusal = said;
        if (ready === null) settle({ type: 'refused', refused: said });
      }
    }
  }

  function ask(requestId: string, screen: Screen): void {
    const child = engine.child();
    if (up && child) child.send({ type: 'mint-link', requestId, screen });
  }

  return {
    start: () => {
      if (options.demo) demo.start();
      else engine.start();
      return first;
    },
    mintLink: (screen) =>
      new Promise((answer) => {
        const requestId = `link-${++asked}`;
        waiting.set(requestId, { screen, answer });
        ask(requestId, screen);
      }),
    onReady: (heard) => void listeners.push(heard),
    stop: async () => {
      // The engine first, so that it lets go of its devices before they vanish.
      await engine.stop();
      await demo.stop();
    },
  };
}
