import { hasSocat } from '../../hardware/sim/pty-socket.ts';
import { serveOnPty } from '../../hardware/sim/serve-device.ts';
import { skipUnless } from '../harness/skip.ts';
import { describePrinter } from './printer-contract.ts';

const test = skipUnless(hasSocat(), 'socat is not installed: no pseudo terminal to stand for a serial port');

describePrinter('a serial line', serveOnPty, test);
