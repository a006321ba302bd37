import { lineToShell } from '../../main/shell/to-shell.ts';

/** An engine that can't start: it says why, and is gone. */
lineToShell()?.send({ type: 'refused', why: 'bad-config', message: 'no' });
process.exit(78);
