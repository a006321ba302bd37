import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { choice, chosen, createDockLog, press, UnknownControl } from './dock-values.ts';
import { type BoxAnswer, boxDialect, type BoxDialectName } from './line-box-dialects.ts';

/** What the box does wrong; boxes that never answer know only the first two. */
export const lineBoxModes = [
  'ok',
  'silent',
  'misunderstands once',
  'misunderstands always',
  'full',
  'no such pager',
  'queue nearly full',
] as const;
export type LineBoxMode = (typeof lineBoxModes)[number];

export interface BoxPage {
  readonly to: string;
  readonly text: string;
  /** Type, speed or function as the box understood them. */
  readonly how: string;
  readonly at: number;
}

export interface VirtualLineBox extends ByteDevice {
  readonly pages: () => readonly BoxPage[];
  /** Everything that no manual of this maker allows; a correct host leaves this empty. */
  readonly problems: () => readonly string[];
  readonly setMode: (mode: LineBoxMode) => void;
}

const longestRecord = 500;

/** A paging box with one of the makers' line formats, as strict as its manual. */
export function createVirtualLineBox(options: {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
  readonly dialect: BoxDialectName;
}): VirtualLineBox {
  const { clock } = options;
  const dialect = boxDialect(options.dialect);
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const log = createDockLog();
  let mode: LineBoxMode = 'ok';
  let misses = 0;
  let command: number[] = [];
  let pages: BoxPage[] = [];
  let problems: string[] = [];

  const note = (text: string): void => {
    log.add(clock.now(), text);
    changes.tell(undefined);
  };
  const answer = (outcome: BoxAnswer): void => {
    if (dialect.answer === null || mode === 'silent') return;
    const text = dialect.answer(String.fromCharCode(...command), outcome);
    replies.tell(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
  };
  const queued = (): number => (mode === 'queue nearly full' ? 12 : 0);

  const take = (): void => {
    const heard = dialect.read(command);
    if (heard.kind === 'more') return;
    if (heard.kind === 'wrong') {
      problems = [...problems, heard.why].slice(-longestRecord);
      note(`not understood: ${heard.why}`);
      answer({ kind: 'error', code: heard.code });
    } else if (heard.kind === 'question') answer({ kind: 'ok', queued: queued() });
    else if (mode === 'misunderstands always' || (mode === 'misunderstands once' && misses === 0)) {
      misses += 1;
      answer({ kind: 'error', code: '08' });
    } else if (mode === 'full') answer({ kind: 'error', code: '05' });
    else if (mode === 'no such pager') answer({ kind: 'error', code: '03' });
    else if (mode !== 'silent') {
      const { to, text, how } = heard;
      pages = [...pages, { to, text, how, at: clock.now() }].slice(-longestRecord);
      note(`${to}: ${text}`);
      answer({ kind: 'ok', queued: queued() });
    }
    command = [];
  };

  const setMode = (next: LineBoxMode): void => {
    mode = next;
    misses = 0;
    changes.tell(undefined);
  };

  return {
    receive(bytes) {
      for (const byte of bytes) {
        command.push(byte);
        take();
      }
    },
    onReply: replies.add,
    onChange: changes.add,
    unplugged() {
      command = [];
    },
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'pager',
      name: options.name,
      plugged: true,
      controls: [choice('mode', 'The box', mode, lineBoxModes), press('clear', 'Clear')],
      display: { kind: 'log', lines: log.lines() },
    }),
    use(control: string, value: DockValue) {
      if (control === 'mode') setMode(chosen(control, value, lineBoxModes));
      else if (control === 'clear') {
        log.clear();
        changes.tell(undefined);
      } else throw new UnknownControl(control, value);
    },
    pages: () => pages,
    problems: () => problems,
    setMode,
  };
}
