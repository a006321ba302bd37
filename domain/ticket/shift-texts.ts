import type { Language } from '../catalog/catalog.ts';

/** Words of the shift report, in one language. */
export interface ShiftTexts {
  readonly title: string;
  readonly made: string;
  readonly orders: string;
  readonly placed: string;
  readonly units: string;
  readonly paid: string;
  readonly unpaid: string;
  readonly takings: string;
  readonly byCard: string;
  readonly atCounter: string;
  readonly together: string;
  readonly difference: string;
  readonly taxes: string;
  readonly rate: (rate: string) => string;
  readonly net: string;
  readonly discounts: string;
  readonly unknownPayments: string;
  readonly prints: string;
  readonly outcome: Readonly<Record<'unknown' | 'not-printed', string>>;
  readonly document: (document: string) => string;
  readonly calls: string;
  readonly byCustomers: string;
  readonly byMachines: string;
  readonly unanswered: string;
  readonly usualAnswer: string;
  readonly longestAnswer: string;
  readonly seconds: (count: number) => string;
  readonly none: string;
}

const englishDocuments: Readonly<Record<string, string>> = {
  receipt: 'Receipt',
  'counter-slip': 'Counter slip',
  'kitchen-ticket': 'Kitchen ticket',
  'pick-list': 'Pick list',
  'shift-report': 'Shift report',
  'readiness-report': 'Readiness report',
};

const chineseDocuments: Readonly<Record<string, string>> = {
  receipt: '收据',
  'counter-slip': '付款单',
  'kitchen-ticket': '厨房单',
  'pick-list': '拣货单',
  'shift-report': '营业报表',
  'readiness-report': '开店检查单',
};

const english: ShiftTexts = {
  title: 'Shift report',
  made: 'Made by',
  orders: 'Orders',
  placed: 'Placed',
  units: 'Units',
  paid: 'Paid',
  unpaid: 'Not paid yet',
  takings: 'Takings',
  byCard: 'Card',
  atCounter: 'At the counter',
  together: 'Together',
  difference: 'CHECK: differs from paid orders by',
  taxes: 'Tax in paid orders',
  rate: (rate) => `Tax ${rate}`,
  net: 'Net',
  discounts: 'Discounts given',
  unknownPayments: 'Payments nobody knows of',
  prints: 'Prints in doubt',
  outcome: { unknown: 'not sure', 'not-printed': 'not printed' },
  document: (document) => englishDocuments[document] ?? document,
  calls: 'Calls',
  byCustomers: 'By customers',
  byMachines: 'By machines',
  unanswered: 'Nobody came',
  usualAnswer: 'Usual answer after',
  longestAnswer: 'Longest answer after',
  seconds: (count) => `${count} s`,
  none: 'none',
};

const chinese: ShiftTexts = {
  title: '营业报表',
  made: '制表人',
  orders: '订单',
  placed: '已下单',
  units: '件数',
  paid: '已付款',
  unpaid: '未付款',
  takings: '收款',
  byCard: '银行卡',
  atCounter: '柜台',
  together: '合计',
  difference: '请核对：与已付订单相差',
  taxes: '已付订单税额',
  rate: (rate) => `税 ${rate}`,
  net: '净额',
  discounts: '优惠',
  unknownPayments: '结果不明的付款',
  prints: '存疑的打印',
  outcome: { unknown: '不确定', 'not-printed': '未打印' },
  document: (document) => chineseDocuments[document] ?? document,
  calls: '呼叫',
  byCustomers: '顾客',
  byMachines: '机器',
  unanswered: '无人应答',
  usualAnswer: '通常应答时间',
  longestAnswer: '最长应答时间',
  seconds: (count) => `${count} 秒`,
  none: '无',
};

/** Reports speak English and Chinese; any other language reads English. */
export function shiftTexts(language: Language): ShiftTexts {
  return /^zh\b/i.test(language) ? chinese : english;
}
