import { useEffect, useState } from 'react';
import type { HelpView } from '../../../contract/views.ts';
import { callForHelp, type Send } from '../../ui/client/commands.ts';
import { newId } from '../../ui/client/new-id.ts';

/** The engine tells of a call within milliseconds; if it does not, its word counts and not the press. */
const BELIEVE_THE_PRESS_MS = 5_000;

interface Press {
  readonly callId: string;
  readonly answered: boolean;
}

export interface HelpCall {
  /** What to show: the press at once, then what the engine says. */
  readonly help: HelpView;
  /** Whether the engine itself knows of the shown call. */
  readonly acknowledged: boolean;
  readonly call: () => void;
}

/** The press shows within a frame; from then on only what the engine has proven. */
export function shownHelp(said: HelpView, press: { readonly callId: string } | null): HelpView {
  const saidIsOwn = said.state !== 'none' && said.cause === 'help';
  if (press === null || saidIsOwn) return said;
  // Somebody comes already, for what a machine called about: a press does not unsay that.
  if (said.state === 'accepted' || said.state === 'arrived')
    return { ...said, callId: press.callId, reason: null, cause: 'help' };
  return {
    state: 'calling',
    callId: press.callId,
    reason: null,
    byName: null,
    code: null,
    paged: false,
    pressedAgain: false,
    heard: false,
    lit: false,
    cause: 'help',
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Calls a person, keeps trying until the engine has it, and says when it was refused. */
export function useHelpCall(said: HelpView, send: Send, onRefused: () => void): HelpCall {
  const [press, setPress] = useState<Press | null>(null);
  const ownCallId = said.state !== 'none' && said.cause === 'help' ? said.callId : null;
  if (press !== null && ownCallId !== null) setPress(null);

  useEffect(() => {
    if (press === null || !press.answered) return undefined;
    const timer = setTimeout(() => setPress(null), BELIEVE_THE_PRESS_MS);
    return () => clearTimeout(timer);
  }, [press]);

  function call(): void {
    if (press !== null && !press.answered) return;
    // A press while a call is open has an id of its own: the same id would only be a retry of the first.
    const callId = newId();
    if (ownCallId === null) setPress({ callId, answered: false });
    void callForHelp({ send, wait }, callId).then((answer) => {
      setPress((current) => (current?.callId === callId && answer.ok ? { callId, answered: true } : null));
      if (!answer.ok) onRefused();
    });
  }

  return { help: shownHelp(said, press), acknowledged: ownCallId !== null, call };
}
