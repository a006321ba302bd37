import type { LocalText } from '../catalog/catalog.ts';

/** Why a scan that was read well is not taken. */
export type ScanRefusalReason =
  | 'payment'
  | 'membership'
  | 'link'
  | 'not-a-product'
  | 'not-understood'
  | 'label'
  | 'past-date'
  | 'order-code'
  | 'closed';

/**
 * What a customer reads then. The words are the core's and travel with the notice: they are seldom needed, and the
 * kiosk page's script has no room for them.
 */
export const scanRefusalWords: Readonly<Record<ScanRefusalReason, LocalText>> = {
  payment: {
    en: 'That is a payment code. Nothing was charged. You pay at the end, in the ways that this screen offers then.',
    'zh-Hans': '这是付款码，没有扣款。请在最后一步按屏幕上的方式付款。',
  },
  membership: {
    en: 'That is a member’s code. It cannot be used on this screen: please show it at the counter.',
    'zh-Hans': '这是会员码，本机不能使用。请到柜台出示。',
  },
  link: {
    en: 'That code is a web address, not a product. Please scan the barcode of the product.',
    'zh-Hans': '这是网址，不是商品。请扫描商品上的条码。',
  },
  'not-a-product': {
    en: 'That barcode is on a parcel or a coupon, not on a product. Touch Help if you are unsure.',
    'zh-Hans': '这个条码属于包裹或优惠券，不是商品。如有疑问，请点“帮助”。',
  },
  'not-understood': {
    en: 'That barcode cannot be understood here. Touch Help and we will look it up.',
    'zh-Hans': '这个条码无法识别。请点“帮助”，我们来查。',
  },
  label: {
    en: 'The price of that package cannot be taken from its label here. Touch Help and we will look at it.',
    'zh-Hans': '无法从这个标签得到价格。请点“帮助”，我们来看一下。',
  },
  closed: {
    en: 'That was not added: your order is ready to be paid. Go back to your order to add it.',
    'zh-Hans': '没有加入：订单已等待付款。请返回订单后再添加。',
  },
  'order-code': {
    en: 'The order of that code can’t come to this screen now. Please show the code at the counter.',
    'zh-Hans': '这个取单码的订单现在不能转到这里。请到柜台出示取单码。',
  },
  'past-date': {
    en: 'That package is past its date and is not for sale. Please take another one, and tell us: touch Help.',
    'zh-Hans': '这件商品已过保质期，不能出售。请换一件，并点“帮助”告诉我们。',
  },
};
