import type { AssistCall, CallCause } from '../assist/call.ts';
import { textIn } from '../text/local-text.ts';
import type { TicketBlock, TicketDocument } from './document.ts';
import { paperTime } from './ticket-marks.ts';

const english: Readonly<Record<CallCause | 'title' | 'urgent' | 'code' | 'noReply', string>> = {
  title: 'HELP',
  urgent: 'URGENT',
  code: 'Code',
  noReply: 'Take the call on a staff screen before you go.',
  help: 'A customer asks for help',
  'payment-unknown': 'Payment in doubt',
  'payment-conflict': 'Payments do not agree',
  printer: 'Printer',
  'age-check': 'Age check',
  approval: 'The order waits for an approval',
  scanner: 'Scanner',
  terminal: 'Card terminal',
  catalog: 'No menu',
  'hub-lost': 'Hub out of reach',
  'order-unreadable': 'Order was rebuilt',
  'kiosk-fault': 'Kiosk fault',
  'ladder-exhausted': 'Nobody came',
};

const chinese: typeof english = {
  title: '求助',
  urgent: '紧急',
  code: '取单码',
  noReply: '前往之前请先在员工屏幕上接单。',
  help: '顾客需要帮助',
  'payment-unknown': '付款结果不明',
  'payment-conflict': '付款记录不一致',
  printer: '打印机',
  'age-check': '年龄核对',
  approval: '订单等待店员确认',
  scanner: '扫码枪',
  terminal: '刷卡终端',
  catalog: '没有菜单',
  'hub-lost': '连不上主机',
  'order-unreadable': '订单已重建',
  'kiosk-fault': '自助机故障',
  'ladder-exhausted': '无人前来',
};

/** A call for help on paper: where, what, and what is in the order. Nothing personal is on it. */
export function helpSlipDocument(
  call: AssistCall,
  paper: { readonly timeZone: string; readonly language: string },
): TicketDocument {
  const texts = /^zh\b/i.test(paper.language) ? chinese : english;
  const { packet } = call;
  return {
    blocks: [
      {
        kind: 'text',
        text: ` ${call.urgent ? `${texts.urgent} ` : ''}${texts.title} `,
        align: 'center',
        bold: true,
        scale: 2,
        inverse: true,
      },
      { kind: 'text', text: call.kioskName, align: 'center', bold: true, scale: 2 },
      { kind: 'text', text: call.place, align: 'center' },
      { kind: 'text', text: texts[call.cause], align: 'center' },
      { kind: 'rule' },
      ...packet.lines.map(
        (line): TicketBlock => ({
          kind: 'columns',
          left: `${line.quantity} ${textIn(line.name, paper.language)}`,
          right: '',
        }),
      ),
      { kind: 'columns', left: texts.code, right: call.code },
      {
        kind: 'columns',
        left: paperTime(call.raisedAt, paper.timeZone, paper.language),
        right: packet.language,
      },
      { kind: 'text', text: texts.noReply },
      { kind: 'cut' },
    ],
  };
}
