import { z } from 'zod';
import {
  colourOnlyPairs,
  lampPatterns,
  type LightLooks,
  looksWith,
} from '../../../hardware/light/light-looks.ts';
import { said } from './settings.ts';

const pattern = z.enum(lampPatterns).exactOptional();

const look = z.strictObject({
  red: pattern,
  yellow: pattern,
  green: pattern,
  blue: pattern,
  white: pattern,
  sound: z.boolean().exactOptional(),
});

/** How a tower looks and sounds in each state. */
export const looksSetting = said(
  z
    .strictObject({
      off: look.exactOptional(),
      idle: look.exactOptional(),
      calling: look.exactOptional(),
      seen: look.exactOptional(),
      coming: look.exactOptional(),
      fault: look.exactOptional(),
    })
    .exactOptional(),
  'how it looks in a state, where the usual look does not suit: {"calling": {"red": "quick", "sound": true}}; colours red, yellow, green, blue, white; off, steady, slow, quick',
  '各状态的显示（与默认不同时填写）：{"calling": {"red": "quick", "sound": true}}；颜色 red、yellow、green、blue、white；off 灭、steady 常亮、slow 慢闪、quick 快闪',
);

/** The looks that are chosen over the usual ones; states that only colour tells apart are noted for the technician. */
export function looksOf(
  chosen: z.infer<typeof looksSetting> | undefined,
  note: (text: string) => void,
): LightLooks {
  const looks = looksWith(chosen ?? {});
  for (const [one, other] of colourOnlyPairs(looks))
    note(`'${one}' and '${other}' differ by colour alone: who can't see it can't tell them apart`);
  return looks;
}

const bytes = z.union([
  z.strictObject({ text: z.string().min(1).max(128) }),
  z.strictObject({ hex: z.string().regex(/^([0-9a-fA-F]{2}){1,128}$/, 'pairs of hexadecimal digits') }),
]);

export function bytesOf(given: z.infer<typeof bytes>): readonly number[] {
  return [...('text' in given ? Buffer.from(given.text, 'latin1') : Buffer.from(given.hex, 'hex'))];
}

/** What a light of one's own wants to hear. */
export const commandsSetting = said(
  z
    .strictObject({
      off: bytes,
      idle: bytes.exactOptional(),
      calling: bytes.exactOptional(),
      seen: bytes.exactOptional(),
      coming: bytes.exactOptional(),
      fault: bytes.exactOptional(),
    })
    .exactOptional(),
  'for model own: what to send in each state, {"off": {"hex": "a00000"}, "calling": {"text": "RED\\r"}}; a state that is left out is off',
  '型号为 own 时各状态发送的内容：{"off": {"hex": "a00000"}, "calling": {"text": "RED\\r"}}；未填的状态按 off 处理',
);

export const answersSetting = said(
  z.strictObject({ taken: bytes, refused: bytes }).exactOptional(),
  'for model own: what it answers when it understood, and when not; left out: it answers nothing',
  '型号为 own 时：理解与不理解时的应答；不填表示没有应答',
);
