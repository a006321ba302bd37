import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SystemRoots } from '../../hardware/transport/serial-ports.ts';

/** A Linux machine's `/sys` and `/dev`, as far as we read them. */
export interface FakeMachine extends SystemRoots {
  readonly remove: () => void;
}

/**
 * One FTDI adapter, a two-port FTDI, two CH340 without serial numbers behind one hub, a scanner that is a modem to the
 * kernel, a port on the board, one without a chip, and an Epson printer in usblp mode.
 */
export function createFakeMachine(): FakeMachine {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pointfive-sys-')));
  const sys = join(root, 'sys');
  const dev = join(root, 'dev');
  const usb = join(sys, 'devices/pci0000:00/usb1');
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
  };
  const link = (at: string, target: string): void => {
    mkdirSync(dirname(at), { recursive: true });
    mkdirSync(target, { recursive: true });
    symlinkSync(target, at);
  };
  const plug = (socket: string, ids: string, serial: string | null): string => {
    const folder = join(usb, socket);
    const [vid = '', pid = ''] = ids.split(':');
    put(join(folder, 'idVendor'), vid);
    put(join(folder, 'idProduct'), pid);
    put(join(folder, 'product'), `adapter ${ids}`);
    if (serial !== null) put(join(folder, 'serial'), serial);
    return folder;
  };
  const tty = (folder: string, name: string, port: number): void => {
    const face = join(folder, `face:1.${port}`);
    put(join(face, 'bInterfaceNumber'), `0${port}`);
    // usb-serial drivers put a folder of the port's name below the interface; CDC-ACM does not.
    link(join(sys, 'class/tty', name, 'device'), name.startsWith('ttyUSB') ? join(face, name) : face);
    put(join(dev, name), '');
  };
  tty(plug('1-1', '0403:6001', 'A1'), 'ttyUSB0', 0);
  const two = plug('1-2', '0403:6010', 'B2');
  tty(two, 'ttyUSB1', 0);
  tty(two, 'ttyUSB2', 1);
  tty(plug('1-3.1', '1a86:7523', null), 'ttyUSB3', 0);
  tty(plug('1-3.2', '1a86:7523', null), 'ttyUSB10', 0);
  tty(plug('1-4', '0c2e:0caa', 'S'), 'ttyACM0', 0);
  for (const [name, type] of [
    ['ttyS0', '4'],
    ['ttyS1', '0'],
  ] as const) {
    link(join(sys, 'class/tty', name, 'device'), join(sys, 'devices/platform/serial8250'));
    put(join(sys, 'class/tty', name, 'type'), type);
    put(join(dev, name), '');
  }
  mkdirSync(join(sys, 'class/tty/console'), { recursive: true });
  mkdirSync(join(dev, 'serial/by-id'), { recursive: true });
  symlinkSync('../../ttyUSB0', join(dev, 'serial/by-id/usb-FTDI_A1-if00-port0'));
  const face = join(plug('1-5', '04b8:0e03', 'P'), 'face:1.0');
  put(join(face, 'ieee1284_id'), 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20;CLS:PRINTER;');
  link(join(sys, 'class/usbmisc/lp0/device'), face);
  put(join(dev, 'usb/lp0'), '');
  return {
    sys,
    dev,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
