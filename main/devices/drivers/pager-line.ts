import { z } from 'zod';
import { createLinePager } from '../../../hardware/pager/line-pager.ts';
import {
  answerMeanings,
  type LineTemplateSpec,
  readLineTemplate,
} from '../../../hardware/pager/line-template.ts';
import { builtInTemplate, lineTemplateNames } from '../../../hardware/pager/line-templates.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, given, lineAddress, pagerRoutingSettings, said } from './settings.ts';

const text = z.string().min(1).max(500);
const answerMs = z.number().int().min(100).max(30_000);

const own = z.strictObject({
  page: text,
  cancel: text.exactOptional(),
  answers: z
    .array(z.strictObject({ when: text, means: z.enum(answerMeanings) }))
    .max(32)
    .exactOptional(),
  answerMs: answerMs.exactOptional(),
  ask: z.strictObject({ send: text, when: text }).exactOptional(),
  hold: z.strictObject({ when: z.array(text).min(1).max(8), ms: answerMs }).exactOptional(),
  to: text.exactOptional(),
  longestText: z.number().int().min(1).max(1000).exactOptional(),
  avoid: text.exactOptional(),
});

const beep = z.enum(['A', 'B', 'C', 'D']);
const speeds = { '512': 512, '1200': 1200, '2400': 2400 } as const;

interface TemplateSettings {
  readonly template: (typeof lineTemplateNames)[number] | 'own';
  readonly own?: LineTemplateSpec;
  readonly speed?: keyof typeof speeds;
  readonly beep?: string;
  readonly urgentBeep?: string;
  readonly system?: number;
}

function templateOf(settings: TemplateSettings): ReturnType<typeof readLineTemplate> {
  if (settings.template === 'own') {
    return settings.own === undefined
      ? { ok: false, error: 'template "own" needs the field own: {"page": "CALL {to} {text}<CR>"}' }
      : readLineTemplate(settings.own);
  }
  if (settings.own !== undefined) {
    return { ok: false, error: 'the field own belongs to template "own"' };
  }
  const { beep: normal = 'A', urgentBeep: urgent = 'D' } = settings;
  return readLineTemplate(
    builtInTemplate(settings.template, {
      beeps: { normal, urgent },
      ...given(settings, 'system'),
      ...(settings.speed === undefined ? {} : { speed: speeds[settings.speed] }),
    }),
  );
}

/** Paging boxes that take one line or block of bytes for a page. */
export const pagerLine = defineDriver({
  kind: 'pager',
  label: {
    en: 'Pager box with a line format: WaveWare, Scope, LRS, JTECH, your own',
    'zh-Hans': '行格式寻呼主机：WaveWare、Scope、LRS、JTECH 或自定义',
  },
  settings: z
    .strictObject({
      driver: z.literal('pager-line'),
      name: deviceName,
      address: lineAddress,
      ...pagerRoutingSettings,
      template: said(
        z.enum([...lineTemplateNames, 'own']),
        'what the box speaks; scope-silent, lrs, jtech, comp1 and comp2 never answer: "sent" then means only that the bytes left',
        '主机使用的格式；scope-silent、lrs、jtech、comp1、comp2 不会应答，“已发送”仅表示数据已发出',
      ),
      own: said(
        own.exactOptional(),
        'with template own: {"page": "CALL {to} {text}<CR>", "answers": [{"when": "OK", "means": "sent"}]}, see HARDWARE.md',
        'template 为 own 时：{"page": "CALL {to} {text}<CR>", "answers": [{"when": "OK", "means": "sent"}]}，见 HARDWARE.md',
      ),
      speed: said(
        z.enum(['512', '1200', '2400']).exactOptional(),
        'waveware, scope: bits per second on the air; left out, 512 or as the box is set up',
        'waveware、scope：空中速率（比特/秒）；不填为 512 或主机默认',
      ),
      beep: said(
        beep.exactOptional(),
        'scope: beep of a normal page; left out: A',
        'scope：普通寻呼的提示音；不填为 A',
      ),
      urgentBeep: said(
        beep.exactOptional(),
        'scope: beep of an urgent page; left out: D',
        'scope：紧急寻呼的提示音；不填为 D',
      ),
      system: said(
        z.number().int().min(0).max(255).exactOptional(),
        'lrs: system id of this shop’s pagers; left out: 1',
        'lrs：本店寻呼机的系统编号；不填为 1',
      ),
      longestText: said(
        z.number().int().min(1).max(500).exactOptional(),
        'characters that the pager shows; left out, what the format carries',
        '寻呼机能显示的字符数；不填则按格式上限',
      ),
    })
    .superRefine((settings, context) => {
      const read = templateOf(settings);
      if (!read.ok) context.addIssue({ code: 'custom', message: read.error });
    }),
  open(settings, deps) {
    const template = templateOf(settings);
    // The schema has read it already.
    if (!template.ok) throw new RangeError(template.error);
    return {
      kind: 'pager',
      device: createLinePager({
        id: deps.id,
        open: deps.openLine(settings.address),
        clock: deps.clock,
        template: template.value,
        log: deps.note,
        ...given(settings, 'longestText'),
      }),
      routing: { capcodes: settings.capcodes, urgentCapcodes: settings.urgentCapcodes ?? [] },
    };
  },
});
