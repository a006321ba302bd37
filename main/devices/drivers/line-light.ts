import { z } from 'zod';
import { createLineLight } from '../../../hardware/light/line-light.ts';
import {
  type LineProtocol,
  lineLightModels,
  modelProtocol,
  ownProtocol,
} from '../../../hardware/light/line-protocol.ts';
import { defineDriver } from '../driver.ts';
import { answersSetting, bytesOf, commandsSetting, looksOf, looksSetting } from './light-settings.ts';
import { deviceName, lineAddress, said } from './settings.ts';

const settings = z
  .strictObject({
    driver: z.literal('line-light'),
    name: deviceName,
    address: lineAddress,
    model: said(
      z.enum([...lineLightModels, 'own']),
      'what it understands: PATLITE PHE-3FB (serial, 9600), PNS (NHL, NHP, NHV, LA6; TCP port 10000), PHN (older network towers), or own: bytes of your own',
      '它理解的指令：PATLITE PHE-3FB（串口 9600）、PNS（NHL、NHP、NHV、LA6；TCP 端口 10000）、PHN（较旧的网络灯塔），或 own：自定义字节',
    ),
    looks: looksSetting,
    commands: commandsSetting,
    answers: answersSetting,
  })
  .superRefine(({ model, commands }, context) => {
    if (model === 'own' && commands === undefined)
      context.addIssue({ code: 'custom', path: ['commands'], message: 'model own needs commands' });
    if (model !== 'own' && commands !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['commands'],
        message: `model ${model} has its own commands`,
      });
  });

/** Lights and towers on a serial or network line. */
export const lineLight = defineDriver({
  kind: 'light',
  label: { en: 'Signal light, serial or network', 'zh-Hans': '串口或网络信号灯' },
  settings,
  open: (given, deps) => ({
    kind: 'light',
    device: createLineLight({
      id: deps.id,
      open: deps.openLine(given.address),
      clock: deps.clock,
      protocol: protocolOf(given, deps.note),
      log: deps.note,
    }),
  }),
});

function protocolOf(
  { model, looks, commands, answers }: z.infer<typeof settings>,
  note: (text: string) => void,
): LineProtocol {
  if (model !== 'own') return modelProtocol(model, looksOf(looks, note));
  // The schema has seen to it.
  if (commands === undefined) throw new RangeError('a light of its own needs commands');
  const { off, ...others } = commands;
  return ownProtocol(
    {
      ...Object.fromEntries(Object.entries(others).map(([state, given]) => [state, bytesOf(given)])),
      off: bytesOf(off),
    },
    answers === undefined ? null : { taken: bytesOf(answers.taken), refused: bytesOf(answers.refused) },
  );
}
