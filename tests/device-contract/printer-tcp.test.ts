import { serveOnTcp } from '../../hardware/sim/serve-device.ts';
import { skipUnless } from '../harness/skip.ts';
import { describePrinter } from './printer-contract.ts';

describePrinter('a network socket', (device) => serveOnTcp(device), skipUnless(true, ''));
