import { lineToShell } from '../../main/shell/to-shell.ts';

/** A child that says what it heard, and ends with 7 when its shell has gone. */
const line = lineToShell();
line?.listen((heard) => line.send({ heard }));
line?.onGone(() => process.exit(7));
