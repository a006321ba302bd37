import { afterEach, describe, expect, test, vi } from 'vitest';
import { createLineButton } from '../../hardware/button/line-button.ts';
import { createEspaPager } from '../../hardware/pager/espa-pager.ts';
import { createLinePager } from '../../hardware/pager/line-pager.ts';
import { readLineTemplate } from '../../hardware/pager/line-template.ts';
import { builtInTemplate } from '../../hardware/pager/line-templates.ts';
import { createTapPager } from '../../hardware/pager/tap-pager.ts';
import type { Device } from '../../hardware/ports/device.ts';
import type { Scan } from '../../hardware/ports/scanner.ts';
import { createSerialScanner } from '../../hardware/scanner/serial-scanner.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { hasSocat } from '../../hardware/sim/pty-socket.ts';
import { type ServedDevice, serveOnPty } from '../../hardware/sim/serve-device.ts';
import { createVirtualButton, virtualButtonLine } from '../../hardware/sim/virtual-button.ts';
import { createVirtualEspaStation } from '../../hardware/sim/virtual-espa-station.ts';
import { createVirtualLineBox } from '../../hardware/sim/virtual-line-box.ts';
import { createVirtualPagerEncoder } from '../../hardware/sim/virtual-pager-encoder.ts';
import { createVirtualScanner } from '../../hardware/sim/virtual-scanner.ts';
import { createVirtualTerminal } from '../../hardware/sim/virtual-terminal.ts';
import { createVirtualTerminalClient } from '../../hardware/terminal/virtual-terminal-client.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';
import type { OpenLine } from '../../hardware/transport/line.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';
import { hastyClock } from '../harness/hasty-clock.ts';
import { serveOnOwnPort } from '../harness/own-port.ts';
import { type ReasonedTest, skipUnless } from '../harness/skip.ts';

/*
 * The promises of every port, kept by the shipping driver over a real line in real time. The lines: TCP, and a pseudo
 * terminal opened by the same serialport that opens a cable.
 */
const clock = hastyClock(1);
const soon = { timeout: 600_000, interval: 10 };
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function cabled(device: ByteDevice, serve: Serve): Promise<{ served: ServedDevice; open: OpenLine }> {
  const served = await serve(device);
  open.push(() => served.close());
  const address = parseLineAddress(served.url);
  if (!address.ok) throw new Error(address.error);
  return { served, open: lineOpener(address.value, clock) };
}

function kept<T extends Device>(device: T): T {
  open.push(() => device.close());
  return device;
}

async function ready(device: Device): Promise<void> {
  await vi.waitFor(() => expect(device.health().state).toBe('ready'), soon);
}

type Serve = (device: ByteDevice) => Promise<ServedDevice>;

function describeLineDevices(line: string, serve: Serve, lineTest: ReasonedTest): void {
  describe(`over ${line}`, () => {
    lineTest('a page reaches the encoder, in pieces of three bytes', async () => {
      const box = createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock });
      const cable = await cabled(box, serve);
      cable.served.cable.fragment(3);
      const pager = kept(createTapPager({ id: 'pager', open: cable.open, clock }));
      await ready(pager);
      expect(
        await pager.page({ to: '1001', text: 'Kiosk 1: café, table 4', priority: 'normal' }),
      ).toMatchObject({ kind: 'sent' });
      expect(box.pages()).toMatchObject([{ capcode: '1001', text: 'Kiosk 1: cafe, table 4' }]);
      expect(box.problems()).toEqual([]);
    });

    lineTest('a page is a value when the plug comes out, and the next one goes through', async () => {
      const box = createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock });
      const cable = await cabled(box, serve);
      const pager = kept(createTapPager({ id: 'pager', open: cable.open, clock }));
      await ready(pager);
      cable.served.cable.unplugAfter(12);
      expect(await pager.page({ to: '1001', text: 'cut off', priority: 'normal' })).toMatchObject({
        kind: 'failed',
      });
      await vi.waitFor(
        () => expect(pager.health()).toMatchObject({ state: 'absent', faults: ['gone'] }),
        soon,
      );
      await cable.served.cable.replug();
      await ready(pager);
      expect(await pager.page({ to: '1001', text: 'after', priority: 'normal' })).toMatchObject({
        kind: 'sent',
      });
      expect(box.pages().map((page) => page.text)).toEqual(['after']);
    });

    lineTest('a page reaches an ESPA system in either role, byte by byte, and unplugged too', async () => {
      for (const role of ['control', 'polled'] as const) {
        const other = role === 'control' ? 'polled' : 'control';
        const box = createVirtualEspaStation({ id: 'espa', name: 'ESPA', clock, role: other });
        const cable = await cabled(box, serve);
        cable.served.cable.fragment(1);
        const pager = kept(createEspaPager({ id: 'espa', open: cable.open, clock, role }));
        box.start();
        await ready(pager);
        expect(await pager.page({ to: '105', text: 'x', priority: 'urgent' })).toMatchObject({
          kind: 'sent',
        });
        await cable.served.cable.unplug();
        await vi.waitFor(() => expect(pager.health().state).toBe('absent'), soon);
        expect(await pager.page({ to: '105', text: 'x', priority: 'normal' })).toMatchObject({
          kind: 'failed',
          reason: 'gone',
        });
        await cable.served.cable.replug();
        await ready(pager);
        expect(await pager.cancel('105')).toMatchObject({ kind: 'sent' });
        expect(box.calls()).toMatchObject([{ priority: '2' }, { reset: true }]);
        expect(box.problems()).toEqual([]);
      }
    });

    lineTest('a page reaches a box with a line format, stalled and unplugged too', async () => {
      const box = createVirtualLineBox({ id: 'box', name: 'Box', clock, dialect: 'waveware' });
      const cable = await cabled(box, serve);
      cable.served.cable.fragment(2);
      const template = readLineTemplate(builtInTemplate('waveware'));
      if (!template.ok) throw new Error(template.error);
      const pager = kept(createLinePager({ id: 'box', open: cable.open, clock, template: template.value }));
      await ready(pager);
      const page = { to: '105', text: 'x', priority: 'normal' } as const;
      expect(await pager.page(page)).toMatchObject({ kind: 'sent', proof: 'accepted' });
      cable.served.cable.stall(true);
      const stalled = pager.page(page);
      await cable.served.cable.unplug();
      expect(await stalled).toMatchObject({ kind: 'failed' });
      cable.served.cable.stall(false);
      await cable.served.cable.replug();
      // The driver may not have seen yet that the old line is gone: a page that failed is rung again, as for a call.
      await vi.waitFor(async () => expect(await pager.page(page)).toMatchObject({ kind: 'sent' }), {
        timeout: 600_000,
        interval: 100,
      });
    });

    lineTest('scans arrive whole, unplugged and plugged in again too', async () => {
      const device = createVirtualScanner({ id: 'scanner', name: 'Scanner', clock });
      const cable = await cabled(device, serve);
      cable.served.cable.fragment(2);
      const scanner = kept(createSerialScanner({ id: 'scanner', open: cable.open, clock }));
      const scans: Scan[] = [];
      scanner.onScan((scan) => scans.push(scan));
      await ready(scanner);
      // A host that has just opened the port may not be listened to yet: the first scan is repeated like a person would.
      await vi.waitFor(() => {
        device.scan('4006381333931');
        expect(scans.map((scan) => scan.text)).toContain('4006381333931');
      }, soon);
      await cable.served.cable.unplug();
      await vi.waitFor(
        () => expect(scanner.health()).toMatchObject({ state: 'absent', faults: ['gone'] }),
        soon,
      );
      await cable.served.cable.replug();
      await ready(scanner);
      await vi.waitFor(() => {
        device.scan('96385074');
        expect(scans.at(-1)?.text).toBe('96385074');
      }, soon);
    });

    lineTest('a press arrives', async () => {
      const device = createVirtualButton({ id: 'button', name: 'Button', clock });
      const cable = await cabled(device, serve);
      const match = { kind: 'line', text: virtualButtonLine } as const;
      const button = kept(createLineButton({ id: 'button', open: cable.open, clock, match }));
      const pressed = vi.fn<() => void>();
      button.onPress(pressed);
      await ready(button);
      await vi.waitFor(() => {
        device.press();
        expect(pressed).toHaveBeenCalled();
      }, soon);
    });

    lineTest('a charge is approved, and one that lost its line is unknown until asked about', async () => {
      const device = createVirtualTerminal({ id: 'vt', name: 'Terminal', clock, mode: 'approve' });
      const cable = await cabled(device, serve);
      const options = { id: 'terminal', open: cable.open, clock, answerTimeoutMs: 30_000 };
      const terminal = kept(createVirtualTerminalClient(options));
      await ready(terminal);
      const request = { attemptId: 'a1', amount: 450, currency: 'EUR', orderRef: 'o1' };
      expect(await terminal.charge(request)).toMatchObject({ kind: 'approved', amount: 450 });
      device.setMode('ask a person');
      const second = terminal.charge({ ...request, attemptId: 'a2', orderRef: 'o2' });
      await vi.waitFor(() => expect(device.ledger.find('a2')).not.toBeNull(), soon);
      await cable.served.cable.unplug();
      expect(await second).toEqual({ kind: 'unknown', attemptId: 'a2' });
      device.approve();
      await cable.served.cable.replug();
      await ready(terminal);
      expect(await terminal.inquire('a2')).toMatchObject({ kind: 'approved', amount: 450 });
      expect(device.ledger.chargesOf('o2')).toBe(1);
    });
  });
}

describeLineDevices('TCP', serveOnOwnPort, test);
describeLineDevices('a serial line (pty)', serveOnPty, skipUnless(hasSocat(), 'socat is not installed'));
