import fc from 'fast-check';
import { createLinePager } from '../../../hardware/pager/line-pager.ts';
import { readLineTemplate, readPattern } from '../../../hardware/pager/line-template.ts';
import {
  builtInTemplate,
  lineTemplateNames,
  type LineTemplateName,
} from '../../../hardware/pager/line-templates.ts';
import { readTemplate } from '../../../hardware/pager/template-text.ts';
import type { StaffPager } from '../../../hardware/ports/pager.ts';
import { boxDialects } from '../../../hardware/sim/line-box-dialects.ts';
import { createVirtualLineBox } from '../../../hardware/sim/virtual-line-box.ts';
import { faultsOf } from '../../faults/possible-faults.ts';
import { createFakeDeviceClock } from '../../harness/fake-device-clock.ts';
import { ascii, lengthOf, stream, text } from '../generators.ts';
import { holds, type FuzzTarget, target } from '../target.ts';
import { onLine, wildDriver } from '../wild-line.ts';

const written = text(
  fc.constantFrom(
    '<SOH>A,5,{to:7},<STX>{text:-40}<ETX><EOT>{xor}',
    'A{priority:\\x03|\\x04}{from}{text}{sum}\\r',
    '<SOH><ACK>*,12,*<EOT>',
    'Error*<CR>',
  ),
  '<>{}\\*:|x0123456789abtoSH,é',
);

export const lineTemplates = target({
  name: 'line templates',
  covers: ['hardware/pager/template-text.ts', 'hardware/pager/line-template.ts'],
  input: fc.tuple(written, fc.string({ maxLength: 200 })),
  open:
    () =>
    ([source, words]) => {
      const template = readTemplate(source);
      if (template.ok) {
        const bytes = template.value({
          to: '105',
          text: words.replaceAll(/[^ -~]/g, '?'),
          priority: 'urgent',
        });
        holds(bytes.length <= source.length * 10_000, `${bytes.length} bytes`);
      } else holds(template.error.length <= 200 + source.length, 'the error is longer than a sentence');
      const spec = readLineTemplate({ page: source, to: source, answers: [{ when: source, means: 'sent' }] });
      if (spec.ok) spec.value.knows('105');
    },
});

const answers = fc.constantFrom(
  '\x01\x06V8.01,12,0,1,1A\x04',
  '\x01\x06,12,',
  '\x01\x06',
  '\x01\x1503\x04',
  'Page Queued Okay\r\n',
  'Error - 08\r\n',
  'aaaaaaaa',
);

export const answerPatterns = target({
  name: 'answers of line templates',
  covers: ['hardware/pager/line-template.ts'],
  input: fc.tuple(
    fc.oneof(
      written,
      fc
        .array(fc.constantFrom('*', 'a', '<SOH>', '<ACK>', ',', '12'), { maxLength: 12 })
        .map((all) => all.join('')),
    ),
    fc.array(answers, { maxLength: 8 }).map((all) => all.join('')),
    fc.integer({ min: 1, max: 100 }),
  ),
  open:
    () =>
    ([source, heard, times]) => {
      const pattern = readPattern(source);
      if (!pattern.ok) return;
      const babble = heard.repeat(times).slice(0, 2_048);
      const found = pattern.value(babble);
      if (found !== null) holds(babble.includes(found), 'it found what is not there');
    },
});

const commands = fc.constantFrom(
  '\x01A,5,1001,\x02HELP\x03\x04',
  '\x01S?\x04',
  'A0001001DHELP\r',
  'PAGE,105,1,HELP\r',
  '\xff\xff\xff\x030000105\x03HELP\r',
  '105\rHELP\r',
);

const boxes = boxDialects.map((dialect) =>
  target({
    name: `virtual paging box, ${dialect}`,
    share: 0.15,
    covers: ['hardware/sim/virtual-line-box.ts', 'hardware/sim/line-box-dialects.ts'],
    input: stream(commands.map(ascii), [0x01, 0x02, 0x03, 0x04, 0x0d, 0x41, 0xff, 0x31]),
    open() {
      const clock = createFakeDeviceClock();
      const box = createVirtualLineBox({ id: 'pager', name: 'Pager', clock, dialect });
      let replied = 0;
      box.onReply((bytes) => {
        replied += bytes.length;
      });
      return (pieces) => {
        replied = 0;
        for (const piece of pieces) box.receive(piece);
        holds(replied <= 800 + 80 * lengthOf(pieces), 'it answered without end');
        holds(box.problems().length <= 500 && box.pages().length <= 500, 'it kept everything');
      };
    },
  }),
);

function driver(name: LineTemplateName): FuzzTarget {
  const template = readLineTemplate(builtInTemplate(name));
  if (!template.ok) throw new Error(template.error);
  return wildDriver({
    name: `driver: line pager, ${name}`,
    covers: [
      'hardware/pager/line-pager.ts',
      'hardware/pager/line-templates.ts',
      'hardware/pager/page-queue.ts',
    ],
    bytes: stream(answers.map(ascii), [0x01, 0x04, 0x06, 0x0d, 0x15, 0x2c, 0x31, 0x32]),
    connect: onLine((open, clock) => createLinePager({ id: 'pager', open, clock, template: template.value })),
    ask: (device: StaffPager) => device.page({ to: '105', text: 'HELP', priority: 'urgent' }),
    faults: faultsOf('pager'),
  });
}

/** One target for each box that is known. */
export const known: readonly FuzzTarget[] = [...boxes, ...lineTemplateNames.map(driver)];
