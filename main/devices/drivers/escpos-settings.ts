import { z } from 'zod';
import { codePagesOf } from '../../../hardware/escpos/code-pages.ts';
import type { DrawerWiring } from '../../../hardware/escpos/esc-pos-drawer.ts';
import { profile80mm, profileOf, type PrinterProfile } from '../../../hardware/escpos/profile.ts';
import { said } from './settings.ts';

const families = ['epson', 'epson-first', 'citizen', 'zjiang', 'rongta', 'none'] as const;

/** Single things in which a shop's printer differs from its profile; what is left out is as the profile says. */
export const profileSettings = {
  columns: said(
    z.number().int().min(16).max(64).exactOptional(),
    'characters of a line in font A, as the ruler of the test page shows',
    '每行字符数（A 字体），见测试页上的标尺',
  ),
  dots: said(
    z.number().int().min(192).max(832).exactOptional(),
    'dots of a printed line: 576 or 512 on 80 mm paper, 384 on 58 mm',
    '每行点数：80 毫米纸为 576 或 512，58 毫米纸为 384',
  ),
  dpi: said(
    z.number().int().min(150).max(300).exactOptional(),
    'dots per inch: 203 or 180 as a rule, from the self-test slip',
    '分辨率（每英寸点数），一般为 203 或 180，见自检单',
  ),
  codePages: said(
    z.enum(families).exactOptional(),
    'whose numbers the character tables have; the test page shows whether they fit; none: ASCII only',
    '字符表采用哪家的编号，可用测试页核对；none 表示仅 ASCII',
  ),
  twoByte: said(
    z.enum(['gb18030', 'big5', 'shift_jis', 'euc-kr', 'none']).exactOptional(),
    'code of two-byte characters in the firmware; none on Western firmware',
    '固件的双字节字符编码；西文固件填 none',
  ),
  cutter: said(
    z.enum(['partial', 'full', 'none']).exactOptional(),
    'how it cuts; none: it is torn by hand',
    '切纸方式；none 表示手撕',
  ),
  status: said(
    z.enum(['full', 'none']).exactOptional(),
    'none: a one-way cable or a printer that answers nothing; its tickets are never proven',
    'none 表示单向线缆或不回应的打印机，其打印结果无法证实',
  ),
  bestProof: said(
    z.enum(['process-id', 'paper-status', 'health']).exactOptional(),
    'the best proof to ask for; lower it if the printer prints odd characters when it is switched on',
    '最高的打印确认方式；若开机时打印出乱码请调低',
  ),
  pictures: said(
    z.boolean().exactOptional(),
    'false: it prints no pictures, so other scripts and logos are left out',
    'false 表示不能打印图形，其他文字与店标将省略',
  ),
  logoMemory: said(
    z.enum(['gs-l', 'none']).exactOptional(),
    'whether it keeps the logo in its own memory',
    '店标是否存入打印机内存',
  ),
  qr: said(
    z.boolean().exactOptional(),
    'false: QR codes are sent as pictures',
    'false 表示二维码以图形方式发送',
  ),
  barcodes: said(
    z.boolean().exactOptional(),
    'false: barcodes are sent as pictures',
    'false 表示条码以图形方式发送',
  ),
  qrModuleDots: said(
    z.number().int().min(2).max(16).exactOptional(),
    'dots of one QR module',
    '二维码每个模块的点数',
  ),
};

/** The cash drawer at the printer's own socket. */
export const drawerSettings = {
  drawer: said(
    z.enum(['none', 'pin-2', 'pin-5']).exactOptional(),
    'cash drawer at the printer: pin-2 is the usual one; left out: none',
    '打印机所接钱箱：通常为 pin-2；不填表示没有',
  ),
  drawerOpenLevel: said(
    z.enum(['high', 'low', 'none']).exactOptional(),
    'level of its switch when it is open: try high, kick it in the test; did-not-open although it opened means low; none: no switch',
    '钱箱打开时开关的电平：先填 high 试开，若已打开却显示未打开则填 low；none 表示无开关',
  ),
  drawerLeftOpenSeconds: said(
    z.number().int().min(5).max(3600).exactOptional(),
    'staff are told after this when it was left open; left out: 60',
    '打开超过此秒数提醒员工；不填为 60',
  ),
};

const profileSettingsOnly = z.object(profileSettings);

/** The profile that the settings of a device describe. Throws RangeError for fields that do not fit each other. */
export function profileIn(settings: { readonly profile?: string }): PrinterProfile {
  const { codePages, twoByte, ...plain } = profileSettingsOnly.parse(settings);
  return profileOf(settings.profile ?? profile80mm.id, {
    ...plain,
    ...(codePages === undefined ? {} : { codePages: codePagesOf[codePages] }),
    ...(twoByte === undefined ? {} : { twoByte: twoByte === 'none' ? null : twoByte }),
  });
}

/** Empty when no drawer is named. */
export function wiringIn(settings: z.output<z.ZodObject<typeof drawerSettings>>): {
  readonly drawer?: DrawerWiring;
} {
  const { drawer } = settings;
  if (drawer === undefined || drawer === 'none') return {};
  return {
    drawer: {
      pin: drawer === 'pin-2' ? 2 : 5,
      openLevel: settings.drawerOpenLevel ?? 'none',
      leftOpenSeconds: settings.drawerLeftOpenSeconds ?? 60,
    },
  };
}
