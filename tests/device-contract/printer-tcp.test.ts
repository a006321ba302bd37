import { serveOnOwnPort } from '../harness/own-port.ts';
import { skipUnless } from '../harness/skip.ts';
import { describePrinter } from './printer-contract.ts';

describePrinter('a network socket', serveOnOwnPort, skipUnless(true, ''));
