import { z } from 'zod';
import type { ButtonMatch } from '../../../hardware/button/line-button.ts';
import type { ReportMatch } from '../../../hardware/button/report-match.ts';
import type { PayloadMatch } from '../../../hardware/button/mqtt-button.ts';
import type { LongPress } from '../open-device.ts';
import { said } from './settings.ts';

const hex = z.string().regex(/^([0-9a-fA-F]{2}){1,64}$/, 'pairs of hexadecimal digits');

/** Bytes of a line, as a person writes them down. */
export const lineMatch = z.union([
  z.strictObject({ line: z.string().min(1).max(64) }),
  z.strictObject({ hex }),
]);

export function lineMatchOf(given: z.infer<typeof lineMatch>): ButtonMatch {
  return 'line' in given
    ? { kind: 'line', text: given.line }
    : { kind: 'bytes', bytes: [...Buffer.from(given.hex, 'hex')] };
}

/** A HID report: `value` after the bits of `mask`, both in hexadecimal and equally long. */
export const reportMatch = z
  .strictObject({ mask: hex, value: hex })
  .superRefine(({ mask, value }, context) => {
    const [bits, want] = [mask, value].map((text) => [...Buffer.from(text, 'hex')]);
    const message =
      bits?.length !== want?.length
        ? 'mask and value need the same number of bytes'
        : bits?.every((byte) => byte === 0) === true
          ? 'a mask without a bit would match every report'
          : want?.some((byte, at) => (byte & ~(bits?.[at] ?? 0)) !== 0) === true
            ? 'the value has bits that the mask leaves out'
            : null;
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

export function reportMatchOf({ mask, value }: z.infer<typeof reportMatch>): ReportMatch {
  return { mask: [...Buffer.from(mask, 'hex')], value: [...Buffer.from(value, 'hex')] };
}

/** A message: its whole payload, or one field of its JSON object. */
export const payloadMatch = z.union([
  z.strictObject({ payload: z.string().max(512) }),
  z.strictObject({ field: z.string().min(1).max(64), is: z.string().max(128) }),
]);

export function payloadMatchOf(given: z.infer<typeof payloadMatch>): PayloadMatch {
  return 'payload' in given
    ? { kind: 'whole', text: given.payload }
    : { kind: 'field', name: given.field, text: given.is };
}

/** Long presses, the same for every button whose release is heard. */
export const longPressSetting = said(
  z.strictObject({ seconds: z.number().int().min(1).max(10), does: z.literal('withdraw') }).exactOptional(),
  'what a long press does beside calling: {"seconds": 3, "does": "withdraw"} takes back a call that was open before; left out: nothing, a long press is an ordinary one',
  '长按除呼叫外的作用：{"seconds": 3, "does": "withdraw"} 撤回此前已有的呼叫；不填则长按与普通按下相同',
);

type LongPressSetting = z.infer<typeof longPressSetting> | undefined;

/** What the driver must know of it. */
export function longPressMs(setting: LongPressSetting): { readonly longPressMs?: number } {
  return setting === undefined ? {} : { longPressMs: setting.seconds * 1000 };
}

/** What the shop must know of it. */
export function longPressOf(setting: LongPressSetting): { readonly longPress: LongPress } {
  return { longPress: setting?.does ?? 'call' };
}
