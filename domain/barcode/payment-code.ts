/** Wallets whose customers show a one-time code to be scanned. */
export const wallets = ['wechat', 'alipay', 'unionpay'] as const;
export type Wallet = (typeof wallets)[number];

/**
 * By prefix and length: WeChat Pay 18 digits from 10–15 (WeChat Pay API, "auth_code"), Alipay 16–24 digits from 25–30
 * (Alipay trade.pay, "auth_code"), UnionPay 19 digits from 62 (UnionPay QR code specification, consumer-presented).
 */
const shapes: Readonly<Record<Wallet, RegExp>> = {
  wechat: /^1[0-5]\d{16}$/,
  alipay: /^(?:2[5-9]|30)\d{14,22}$/,
  unionpay: /^62\d{17}$/,
};

/** Whose payment code this looks like, among those that the shop expects. */
export function walletOf(text: string, expected: readonly Wallet[]): Wallet | null {
  return expected.find((wallet) => shapes[wallet].test(text)) ?? null;
}
