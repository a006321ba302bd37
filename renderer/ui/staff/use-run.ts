import { useRef, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../../contract/commands.ts';
import { useClient, useConnection } from '../client/client.tsx';
import type { Connection } from '../client/feed.ts';
import type { CommandFault } from './fault-words.ts';

export interface Run {
  /** Sends a command; the value when it was carried out, else `undefined`, and `fault` says why. */
  readonly run: <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    kioskId?: string,
  ) => Promise<{ readonly value: CommandOutput<N> } | undefined>;
  /** A command is on its way: its button waits. */
  readonly busy: boolean;
  readonly fault: CommandFault | null;
  readonly forget: () => void;
}

/** What is left to say of a fault: once the line is whole again the screen itself shows whether it was done. */
export function faultAfter(fault: CommandFault | null, connection: Connection): CommandFault | null {
  return connection === 'open' && fault?.why === 'offline' ? null : fault;
}

export interface RunOptions {
  /** Every touch is meant, as on a stepper; otherwise a double tap is one wish. */
  readonly every?: boolean;
}

/** Commands of one place on the screen, with what became of the last one, so that faults are said there. */
export function useRun({ every = false }: RunOptions = {}): Run {
  const { send } = useClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CommandFault | null>(null);
  const running = useRef(0);
  const connection = useConnection();
  const [known, setKnown] = useState(connection);
  if (known !== connection) {
    setKnown(connection);
    setFault(faultAfter(fault, connection));
  }
  return {
    busy,
    fault,
    forget: () => setFault(null),
    async run(name, input, kioskId) {
      if (!every && running.current > 0) return undefined;
      running.current += 1;
      setBusy(true);
      setFault(null);
      const answer = await send(name, input, kioskId);
      running.current -= 1;
      setBusy(running.current > 0);
      if (answer.ok) return { value: answer.value };
      setFault(answer);
      return undefined;
    },
  };
}
