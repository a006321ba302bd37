import type { CallPacket } from '../assist/call.ts';
import type { DrillTemplate } from './drill.ts';

const nobody: CallPacket = {
  step: 'attract',
  language: 'en',
  orderType: null,
  orderNumber: null,
  lines: [],
  total: null,
  declines: 0,
  lastActions: [],
  deviceFaults: [],
  likelyCause: '',
  comfort: null,
  visitMs: null,
};

/** A scenario of the shop's own school. */
function made(
  scenarioId: string,
  title: DrillTemplate['title'],
  teaches: DrillTemplate['teaches'],
  call: Pick<DrillTemplate, 'cause' | 'reason'> & {
    readonly urgent?: boolean;
    readonly packet?: Partial<CallPacket>;
  },
): DrillTemplate {
  const { cause, reason, urgent = false, packet = {} } = call;
  return { scenarioId, title, teaches, cause, reason, urgent, packet: { ...nobody, ...packet } };
}

/** What new colleagues should have met before a customer meets them. */
export const drillScenarios: readonly DrillTemplate[] = [
  made(
    'cannot-find',
    { en: 'Cannot find gluten-free bread', 'zh-Hans': '找不到无麸质面包' },
    {
      en: 'Ask what they look for; show the search and the allergens.',
      'zh-Hans': '询问需求；演示搜索和过敏原信息。',
    },
    { cause: 'help', reason: 'find-item', packet: { step: 'browsing' } },
  ),
  made(
    'foreign-words',
    { en: 'Speaks Chinese, stands at the first screen', 'zh-Hans': '只说中文，停在首页' },
    { en: 'Switch the language together; use the phrase cards.', 'zh-Hans': '一起切换语言；使用短语卡。' },
    { cause: 'help', reason: null, packet: { step: 'attract', language: 'zh-Hans' } },
  ),
  made(
    'combo-sauce',
    { en: 'Stuck at the sauce of a set menu', 'zh-Hans': '套餐酱料选不下去' },
    { en: 'One sauce is included: show where the count stands.', 'zh-Hans': '含一份酱料：指出数量位置。' },
    {
      cause: 'help',
      reason: 'change-order',
      packet: {
        step: 'browsing',
        lines: [{ name: { en: 'Study set', 'zh-Hans': '学习套餐' }, quantity: 1, options: [] }],
      },
    },
  ),
  made(
    'two-declines',
    { en: 'Card declined twice', 'zh-Hans': '刷卡两次被拒' },
    {
      en: 'Offer the counter before a third try; never ask for a PIN.',
      'zh-Hans': '第三次前先建议到柜台付款；绝不询问密码。',
    },
    {
      cause: 'help',
      reason: 'pay',
      urgent: true,
      packet: {
        step: 'declined',
        lines: [{ name: { en: 'Flat white', 'zh-Hans': '馥芮白' }, quantity: 2, options: [] }],
        declines: 2,
      },
    },
  ),
  made(
    'payment-unknown',
    { en: 'Terminal gave no answer', 'zh-Hans': '刷卡机没有答复' },
    { en: "Look at the terminal's list. Do not charge again.", 'zh-Hans': '查看刷卡机记录，切勿重复收款。' },
    {
      cause: 'payment-unknown',
      reason: null,
      packet: {
        step: 'checking',
        lines: [{ name: { en: 'Latte', 'zh-Hans': '拿铁' }, quantity: 1, options: [] }],
      },
    },
  ),
  made(
    'paper-out',
    { en: 'Receipt printer without paper', 'zh-Hans': '小票打印机缺纸' },
    { en: 'Tell the number first, then change the roll.', 'zh-Hans': '先告知取餐号，再换纸。' },
    {
      cause: 'printer',
      reason: null,
      packet: {
        step: 'done',
        lines: [{ name: { en: 'Notebook', 'zh-Hans': '笔记本' }, quantity: 1, options: [] }],
      },
    },
  ),
  made(
    'age-check',
    { en: 'Wine in the order', 'zh-Hans': '订单含酒' },
    { en: 'Look at the person, not at the screen; refuse kindly.', 'zh-Hans': '核对本人；如需拒绝请礼貌。' },
    {
      cause: 'age-check',
      reason: null,
      packet: {
        step: 'reviewing',
        lines: [{ name: { en: 'Red wine', 'zh-Hans': '红葡萄酒' }, quantity: 1, options: [] }],
      },
    },
  ),
  made(
    'wheelchair',
    { en: 'Cannot reach the upper rows', 'zh-Hans': '够不到上方按钮' },
    {
      en: 'Show the low reach setting; ask before touching the screen.',
      'zh-Hans': '演示低位操作；触屏前先征得同意。',
    },
    { cause: 'help', reason: 'machine', urgent: true, packet: { step: 'browsing' } },
  ),
  made(
    'blind',
    { en: 'Blind customer pressed the tactile button', 'zh-Hans': '视障顾客按了触感按钮' },
    { en: 'Say who you are and that you are there.', 'zh-Hans': '说明您的身份并告知已到场。' },
    { cause: 'help', reason: null, urgent: true, packet: { step: 'attract' } },
  ),
  made(
    'deaf',
    { en: 'Deaf customer, text in large letters', 'zh-Hans': '听障顾客，使用大字' },
    { en: 'Use the messages on the kiosk; face the customer.', 'zh-Hans': '使用点餐机短消息；面向顾客。' },
    {
      cause: 'help',
      reason: 'other',
      packet: {
        step: 'reviewing',
        lines: [{ name: { en: 'Tea', 'zh-Hans': '茶' }, quantity: 1, options: [] }],
      },
    },
  ),
  made(
    'child',
    { en: 'A child pressed the button', 'zh-Hans': '小孩误按' },
    {
      en: 'Be kind, look whether a parent needs something, close as not needed.',
      'zh-Hans': '和气处理，确认家长是否需要帮助，以无需帮助结束。',
    },
    { cause: 'help', reason: null, packet: { step: 'attract' } },
  ),
  made(
    'scanner-dead',
    { en: 'Scanner reads nothing', 'zh-Hans': '扫码枪无反应' },
    {
      en: 'Type the number for the customer; report the scanner.',
      'zh-Hans': '为顾客手动输入；上报扫码枪故障。',
    },
    {
      cause: 'scanner',
      reason: null,
      packet: {
        step: 'browsing',
        lines: [{ name: { en: 'Eraser', 'zh-Hans': '橡皮' }, quantity: 3, options: [] }],
      },
    },
  ),
  made(
    'changed-mind',
    { en: 'Wants one line off before paying', 'zh-Hans': '付款前想删一项' },
    { en: 'Show undo and remove; let the customer do it.', 'zh-Hans': '演示删除与恢复，让顾客自己操作。' },
    {
      cause: 'help',
      reason: 'change-order',
      packet: {
        step: 'reviewing',
        language: 'zh-Hans',
        lines: [{ name: { en: 'Croissant', 'zh-Hans': '可颂' }, quantity: 2, options: [] }],
      },
    },
  ),
];
