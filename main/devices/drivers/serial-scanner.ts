import { z } from 'zod';
import { createSerialScanner } from '../../../hardware/scanner/serial-scanner.ts';
import { defineDriver } from '../driver.ts';
import { dressingOf, scannerDressingSettings } from './scanner-settings.ts';
import { deviceName, lineAddress, said } from './settings.ts';

/** Scanners that send text lines over RS-232, a virtual COM port or a serial server. */
export const serialScanner = defineDriver({
  kind: 'scanner',
  label: { en: 'Scanner, serial text', 'zh-Hans': '串口扫码器' },
  settings: z.strictObject({
    driver: z.literal('serial-scanner'),
    name: deviceName,
    address: lineAddress,
    suffix: said(
      z.enum(['line', 'none']).exactOptional(),
      'how a code ends: line (CR, LF or STX…ETX) or none (silence); left out: line',
      '条码如何结束：line（CR、LF 或 STX…ETX）或 none（静默）；不填为 line',
    ),
    acknowledge: said(
      z.boolean().exactOptional(),
      'answer ACK (06h) to every code, where the scanner’s ACK/NAK handshake is on; left out: no',
      '对每个条码回复 ACK（06h），用于开启了 ACK/NAK 握手的扫码器；不填为否',
    ),
    ...scannerDressingSettings,
  }),
  open: (settings, deps) => ({
    kind: 'scanner',
    device: createSerialScanner({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      suffix: settings.suffix ?? 'line',
      acknowledge: settings.acknowledge ?? false,
      dressing: dressingOf(settings),
      log: deps.note,
    }),
  }),
});
