import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDeviceAddress } from '../transport/address.ts';
import { generalUdevRules, udevRules } from './udev-rules.ts';

function rules(id: string, address: string): readonly string[] {
  const parsed = parseDeviceAddress(address);
  if (!parsed.ok) throw new Error(parsed.error);
  return udevRules([{ id, address: parsed.value }])
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

test('a serial adapter gets a lasting name, its group, no modem manager and no sleep', () => {
  expect(rules('kitchen', 'serial:vid=0403,pid=6001,serial=A1?baud=19200')).toEqual([
    'SUBSYSTEM=="tty", ATTRS{idVendor}=="0403", ATTRS{idProduct}=="6001", ATTRS{serial}=="A1", GROUP="pointfive", MODE="0660", SYMLINK+="pointfive/kitchen", ENV{ID_MM_DEVICE_IGNORE}="1", ENV{ID_MM_PORT_IGNORE}="1"',
    'ACTION=="add", SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ATTR{idVendor}=="0403", ATTR{idProduct}=="6001", TEST=="power/control", ATTR{power/control}="on"',
  ]);
});

test('one of two ports of an adapter in a certain socket is told apart', () => {
  const [rule] = rules('pager', 'serial:vid=0403,pid=6010,if=10,at=1-3.1');
  expect(rule).toContain('KERNELS=="1-3.1"');
  expect(rule).toContain('ENV{ID_USB_INTERFACE_NUM}=="0a"');
});

test('a HID device is given to whoever sits at the screen too', () => {
  expect(rules('scanner', 'hid:0c2e:0b61')[0]).toBe(
    'SUBSYSTEM=="hidraw", KERNEL=="hidraw*", ATTRS{idVendor}=="0c2e", ATTRS{idProduct}=="0b61", GROUP="pointfive", MODE="0660", TAG+="uaccess"',
  );
});

test.each([
  ['lp:/dev/usb/lp0', 'SUBSYSTEM=="usbmisc", KERNEL=="lp0", GROUP="pointfive", MODE="0660"'],
  ['serial:/dev/ttyS0', 'SUBSYSTEM=="tty", KERNEL=="ttyS0", GROUP="pointfive"'],
  ['hid:*', 'SUBSYSTEM=="hidraw", KERNEL=="hidraw*", GROUP="pointfive"'],
])('%s gets a rule', (address, rule) => {
  expect(rules('device', address)).toEqual([expect.stringContaining(rule)]);
});

test.each(['tcp://printer:9100', 'mqtt://u:geheim@h/t', 'https://hooks.example/geheim', 'sim:printer'])(
  '%s needs none, and nothing secret of it is printed',
  (address) => {
    expect(rules('device', address)).toEqual([]);
    const parsed = parseDeviceAddress(address);
    expect(parsed.ok && udevRules([{ id: 'device', address: parsed.value }])).not.toContain('geheim');
  },
);

test('no serial number or path can break out of its quotes or begin a rule of its own', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.boolean(), (text, asPath) => {
      const plain = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' } as const;
      const lines = udevRules([
        {
          id: 'x',
          address: asPath
            ? { kind: 'serial', target: { path: text, ...plain } }
            : { kind: 'hid', target: { vendorId: 1, productId: 2, serialNumber: text } },
        },
      ]).split('\n');
      for (const line of lines) {
        if (line.startsWith('#') || line === '') continue;
        expect(line).toMatch(/^(?:[A-Z]+(?:\{[A-Za-z_/.]+\})?(?:==|=|\+=)"[^"\\]*"(?:, |$))+$/);
      }
    }),
  );
});

test('the rules in build/linux are those for every device', () => {
  const file = new URL('../../build/linux/70-pointfive.rules', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(generalUdevRules());
});
