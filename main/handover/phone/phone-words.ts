import type { Language } from '../../../domain/catalog/catalog.ts';
import type { PhoneState } from './phone-ticket.ts';

interface Said {
  readonly title: string;
  readonly lead: string;
}

/** Every word of the page on the customer's phone, in one language. */
export interface PhoneWords {
  readonly locale: string;
  /** Of the tab. */
  readonly page: (code: string) => string;
  readonly code: string;
  readonly scan: string;
  readonly until: (time: string) => string;
  readonly lines: string;
  readonly total: string;
  readonly price: string;
  readonly asOf: (time: string) => string;
  readonly again: string;
  readonly cutOff: string;
  readonly state: (state: PhoneState, where: { readonly home: string; readonly elsewhere: boolean }) => Said;
  readonly nothing: Said;
}

const english: PhoneWords = {
  locale: 'en-GB',
  page: (code) => `Order ${code}`,
  code: 'Your code',
  scan: 'For a scanner at the counter or at a kiosk',
  until: (time) => `Kept until ${time}.`,
  lines: 'Your order',
  total: 'Total',
  price: 'The price that you are told when you pay is the one that counts.',
  asOf: (time) => `As of ${time}`,
  again: 'Look again',
  cutOff:
    'Your phone does not reach the shop’s network now. What stands here may have changed since the time below.',
  state(state, { home, elsewhere }) {
    switch (state.kind) {
      case 'waiting':
        return {
          title: 'Your order waits',
          lead: `Show this code at the counter, or touch “I have a code” on the start screen of ${
            elsewhere ? 'any kiosk' : home
          } and type it.`,
        };
      case 'check':
        return {
          title: 'Please go to the counter',
          lead: 'Something about this order is checked there first. Show this code.',
        };
      case 'counter':
        return { title: 'Your order is at the counter', lead: 'Somebody there goes on with it.' };
      case 'going':
        return {
          title: `Your order was asked for at ${state.kiosk}`,
          lead: 'Somebody typed its code there. If that was not you, please tell us at the counter.',
        };
      case 'kiosk':
        return {
          title: `Your order went on at ${state.kiosk}`,
          lead: 'If you do not find it there, please ask at the counter.',
        };
      case 'paid':
        return {
          title: 'Your order is paid',
          lead: 'Please ask at the counter where you get it.',
        };
      case 'closed':
        return {
          title: 'Your order was closed at the counter',
          lead: 'If you expected something else, please ask there.',
        };
      case 'expired':
        return {
          title: 'This order is not kept any more',
          lead: 'Its time was over. You are welcome to order anew.',
        };
      case 'unknown':
        return {
          title: 'We can’t say right now',
          lead: `${state.kiosk}, which keeps this order, does not answer. Please show the code at the counter.`,
        };
    }
  },
  nothing: {
    title: 'There is no order here',
    lead: 'It is over, or the address is not whole. If you have a code, please show it at the counter.',
  },
};

const chinese: PhoneWords = {
  locale: 'zh-Hans',
  page: (code) => `订单 ${code}`,
  code: '您的取单码',
  scan: '供柜台或点餐机的扫码器扫描',
  until: (time) => `保留到${time}。`,
  lines: '您的订单',
  total: '合计',
  price: '以付款时告知您的价格为准。',
  asOf: (time) => `${time} 的状态`,
  again: '再看一次',
  cutOff: '您的手机现在连不上店内网络。以下内容是下方时间的状态，之后可能已有变化。',
  state(state, { home, elsewhere }) {
    switch (state.kind) {
      case 'waiting':
        return {
          title: '您的订单正在等候',
          lead: `请在柜台出示取单码，或在${
            elsewhere ? '任意一台点餐机' : home
          }的起始画面点“我有取单码”并输入它。`,
        };
      case 'check':
        return { title: '请到柜台', lead: '这张订单需要先在柜台核对。请出示取单码。' };
      case 'counter':
        return { title: '您的订单在柜台', lead: '店员正在处理。' };
      case 'going':
        return {
          title: `有人在${state.kiosk}取这张订单`,
          lead: '有人在那里输入了取单码。如果不是您，请告诉柜台。',
        };
      case 'kiosk':
        return {
          title: `您的订单已转到${state.kiosk}`,
          lead: '如果那里没有，请到柜台询问。',
        };
      case 'paid':
        return { title: '您的订单已付款', lead: '请在柜台询问取餐地点。' };
      case 'closed':
        return { title: '这张订单已在柜台结束', lead: '如有疑问，请到柜台询问。' };
      case 'expired':
        return { title: '这张订单已不再保留', lead: '保留时间已过，欢迎重新点单。' };
      case 'unknown':
        return {
          title: '现在无法确定',
          lead: `保存这张订单的${state.kiosk}没有回应。请到柜台出示取单码。`,
        };
    }
  },
  nothing: {
    title: '这里没有订单',
    lead: '订单已结束，或网址不完整。如有取单码，请到柜台出示。',
  },
};

/** English for every language that the page does not speak. */
export function phoneWords(language: Language): PhoneWords {
  return /^zh\b/i.test(language) ? chinese : english;
}
