import { unreachable } from '../../domain/result.ts';
import type { DeviceAddress } from '../transport/address.ts';
import { formatUsbId } from '../transport/address-hid.ts';

export interface ConfiguredDevice {
  /** Its name in the configuration; becomes the lasting name `/dev/pointfive/<id>`. */
  readonly id: string;
  readonly address: DeviceAddress;
}

/** The group that may open the kiosk's devices. */
export const deviceGroup = 'pointfive';

/**
 * 70: after 60-serial.rules, which makes ID_SERIAL and ID_USB_INTERFACE_NUM, and before 73-seat-late.rules, which acts
 * on the tag uaccess.
 */
export const rulesFile = '/etc/udev/rules.d/70-pointfive.rules';

const HOLD = `GROUP="${deviceGroup}", MODE="0660"`;
/** https://freedesktop.org/software/ModemManager/api/latest/ModemManager-Common-udev-tags.html */
const NO_MODEM = 'ENV{ID_MM_DEVICE_IGNORE}="1", ENV{ID_MM_PORT_IGNORE}="1"';

/** Rules for exactly the devices of a configuration, with a comment for each that needs none. Ends with a newline. */
export function udevRules(devices: readonly ConfiguredDevice[]): string {
  return `${[...heading('the devices of this configuration'), ...devices.flatMap(rulesOf)].join('\n')}\n`;
}

/** Rules for every device that a shop may plug in, for a machine that is set up before its configuration. */
export function generalUdevRules(): string {
  return `${[
    ...heading('every device that a shop may plug in'),
    '# USB serial adapters (printers, pagers, scanners, terminals), with a name that survives another number.',
    `SUBSYSTEM=="tty", SUBSYSTEMS=="usb", ${HOLD}, ${NO_MODEM}`,
    'SUBSYSTEM=="tty", ENV{ID_BUS}=="usb", ENV{ID_SERIAL}=="?*", SYMLINK+="pointfive/serial-$env{ID_SERIAL}-$env{ID_USB_INTERFACE_NUM}"',
    '# Serial ports on the board.',
    `SUBSYSTEM=="tty", KERNEL=="ttyS[0-9]*", ${HOLD}`,
    '# USB printers through the kernel’s usblp driver.',
    `SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*", ${HOLD}`,
    '# Scanners in HID-POS mode, buttons, lights; keyboards too, which the rules for a configuration leave out.',
    `SUBSYSTEM=="hidraw", KERNEL=="hidraw*", ${HOLD}, TAG+="uaccess"`,
    '# A sleeping USB printer (interface class 07, USB-IF class codes) loses the first bytes that are sent to it.',
    'ACTION=="add", SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_interface", ATTR{bInterfaceClass}=="07", ATTR{../power/control}="on"',
  ].join('\n')}\n`;
}

function heading(what: string): readonly string[] {
  return [
    `# PointFive: lets its user open ${what} without being root. As root:`,
    `#   groupadd -rf ${deviceGroup} && usermod -aG ${deviceGroup} <user>, who logs in again`,
    `#   save this as ${rulesFile}`,
    '#   udevadm control --reload && udevadm trigger',
    '',
  ];
}

function rulesOf({ id, address }: ConfiguredDevice): readonly string[] {
  switch (address.kind) {
    case 'usb-serial': {
      const { vendorId, productId, serialNumber, interfaceNumber, socket } = address.target.usb;
      // All of these are asked of one and the same parent: the adapter itself.
      const parent = [
        ...usbParent(vendorId, productId, serialNumber),
        ...(socket === null ? [] : [`KERNELS=="${pattern(socket)}"`]),
      ].join(', ');
      const port =
        interfaceNumber === null
          ? ''
          : `, ENV{ID_USB_INTERFACE_NUM}=="${interfaceNumber.toString(16).padStart(2, '0')}"`;
      return [
        `# ${id}`,
        `SUBSYSTEM=="tty", ${parent}${port}, ${HOLD}, SYMLINK+="pointfive/${id}", ${NO_MODEM}`,
        ...stayAwake(vendorId, productId),
        '',
      ];
    }
    case 'serial':
      return ruleOfPath(id, 'tty', address.target.path, `, ${NO_MODEM}`);
    case 'lp':
      return ruleOfPath(id, 'usbmisc', address.target.path, '');
    case 'hid': {
      const { vendorId, productId, serialNumber } = address.target;
      if (vendorId === null || productId === null) {
        return [
          `# ${id}: any HID device; name it (hid:vid:pid) to open no more than that one`,
          `SUBSYSTEM=="hidraw", KERNEL=="hidraw*", ${HOLD}, TAG+="uaccess"`,
          '',
        ];
      }
      const parent = usbParent(vendorId, productId, serialNumber).join(', ');
      return [
        `# ${id}`,
        `SUBSYSTEM=="hidraw", KERNEL=="hidraw*", ${parent}, ${HOLD}, TAG+="uaccess"`,
        ...stayAwake(vendorId, productId),
        '',
      ];
    }
    case 'tcp':
    case 'mqtt':
    case 'http':
      return [`# ${id}: on the network, needs no rule`, ''];
    case 'sim':
      return [`# ${id}: virtual, needs no rule`, ''];
    default:
      return unreachable(address);
  }
}

function ruleOfPath(id: string, subsystem: 'tty' | 'usbmisc', path: string, more: string): readonly string[] {
  const name = /^\/dev\/(?:usb\/)?([A-Za-z]+\d+)$/.exec(path)?.[1];
  if (name === undefined) {
    return [
      `# ${id}: ${printable(path)} is a name that another rule makes; give the port itself to the group there,`,
      '# or write the address as serial:vid=…,pid=…',
      '',
    ];
  }
  return [`# ${id}`, `SUBSYSTEM=="${subsystem}", KERNEL=="${name}", ${HOLD}${more}`, ''];
}

function usbParent(vendorId: number, productId: number, serialNumber: string | null): readonly string[] {
  return [
    `ATTRS{idVendor}=="${formatUsbId(vendorId)}"`,
    `ATTRS{idProduct}=="${formatUsbId(productId)}"`,
    ...(serialNumber === null ? [] : [`ATTRS{serial}=="${pattern(serialNumber)}"`]),
  ];
}

/** A suspended device loses what is sent first, and some scanners never wake. */
function stayAwake(vendorId: number, productId: number): readonly string[] {
  const device = `ATTR{idVendor}=="${formatUsbId(vendorId)}", ATTR{idProduct}=="${formatUsbId(productId)}"`;
  return [
    `ACTION=="add", SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ${device}, TEST=="power/control", ATTR{power/control}="on"`,
  ];
}

/** A value inside quotes that udev matches as a pattern: whatever would mean something there stands for any letter. */
function pattern(value: string): string {
  return value.replaceAll(/[^A-Za-z0-9 ._:/+=-]/g, '?');
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?');
}
