import type { Language } from '../catalog/catalog.ts';

/** The few words of a pole display; each fits twenty columns, those beside a number or an amount far fewer. */
export interface DisplayTexts {
  readonly welcome: string;
  readonly closed: string;
  readonly item: string;
  readonly total: string;
  readonly check: string;
  readonly pay: string;
  readonly checking: string;
  readonly doNotPay: string;
  readonly thanks: string;
  readonly number: string;
  readonly atCounter: string;
}

const english: DisplayTexts = {
  welcome: 'Welcome',
  closed: 'Kiosk closed',
  item: 'Item',
  total: 'Total',
  check: 'Please check order',
  pay: 'Please pay',
  checking: 'Checking payment',
  doNotPay: 'Do not pay again',
  thanks: 'Thank you',
  number: 'Your number',
  atCounter: 'Pay at the counter',
};

const chinese: DisplayTexts = {
  welcome: '欢迎光临',
  closed: '暂停服务',
  item: '商品',
  total: '合计',
  check: '请核对订单',
  pay: '请付款',
  checking: '正在核对付款',
  doNotPay: '请勿重复付款',
  thanks: '谢谢惠顾',
  number: '取餐号',
  atCounter: '请到柜台付款',
};

/** Chinese on a display that can show it, English otherwise. */
export function displayTexts(language: Language, script: 'latin' | 'chinese'): DisplayTexts {
  return script === 'chinese' && /^zh\b/i.test(language) ? chinese : english;
}
