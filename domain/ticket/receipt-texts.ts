import type { Language, OrderType } from '../catalog/catalog.ts';

/** Every word that paper says by itself, in one language. */
export interface ReceiptTexts {
  readonly orderNumber: string;
  readonly orderType: Readonly<Record<OrderType, string>>;
  readonly taxNumber: (number: string) => string;
  readonly each: (price: string) => string;
  readonly subtotal: string;
  readonly total: string;
  /** Tax inside the total. */
  readonly taxIncluded: (rate: string) => string;
  /** Tax on top of the subtotal. */
  readonly taxAdded: (rate: string) => string;
  readonly card: string;
  readonly paidAtCounter: string;
  readonly reference: string;
  readonly payAtCounter: string;
  readonly showThis: string;
  readonly notPaid: string;
  readonly thanks: string;
  readonly waitForNumber: string;
  /** Fits 58 mm paper in double size; the English word stays for staff of any language. */
  readonly duplicate: string;
  /** On paper of a printer that stood in for another one. */
  readonly insteadOf: (printer: string) => string;
  /** Locale for dates. */
  readonly locale: string;
}

const english: ReceiptTexts = {
  orderNumber: 'Order number',
  orderType: { 'eat-in': 'Eat in', 'take-away': 'Take away' },
  taxNumber: (number) => `Tax no. ${number}`,
  each: (price) => `${price} each`,
  subtotal: 'Subtotal',
  total: 'Total',
  taxIncluded: (rate) => `Includes ${rate} tax`,
  taxAdded: (rate) => `Tax ${rate}`,
  card: 'Paid by card',
  paidAtCounter: 'Paid at the counter',
  reference: 'Reference',
  payAtCounter: 'PAY AT THE COUNTER',
  showThis: 'Please show this slip at the counter.',
  notPaid: 'Not paid yet',
  thanks: 'Thank you!',
  waitForNumber: 'We will call your number.',
  duplicate: '* DUPLICATE *',
  insteadOf: (printer) => `Instead of: ${printer}`,
  locale: 'en-GB',
};

const chinese: ReceiptTexts = {
  orderNumber: '取餐号',
  orderType: { 'eat-in': '堂食', 'take-away': '外带' },
  taxNumber: (number) => `税号 ${number}`,
  each: (price) => `单价 ${price}`,
  subtotal: '小计',
  total: '合计',
  taxIncluded: (rate) => `含税 ${rate}`,
  taxAdded: (rate) => `税 ${rate}`,
  card: '银行卡支付',
  paidAtCounter: '已在柜台付款',
  reference: '交易号',
  payAtCounter: '请到柜台付款',
  showThis: '请在柜台出示此单。',
  notPaid: '未付款',
  thanks: '谢谢惠顾！',
  waitForNumber: '请留意叫号。',
  duplicate: '补打 DUPLICATE',
  insteadOf: (printer) => `代替打印机：${printer}`,
  locale: 'zh-CN',
};

/** Paper speaks English and Chinese; any other language reads English. */
export function receiptTexts(language: Language): ReceiptTexts {
  return /^zh\b/i.test(language) ? chinese : english;
}
