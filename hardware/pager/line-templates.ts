import type { LineTemplateSpec } from './line-template.ts';

/** What differs between shops with the same box. */
export interface LineTemplateOptions {
  /** Bits per second on the air: 512, 1200 or 2400; left out, as the box is set up. */
  readonly speed?: 512 | 1200 | 2400;
  /** Beep of a normal and of an urgent page: A to D. What each sounds like is the pager's. */
  readonly beeps?: { readonly normal: string; readonly urgent: string };
  /** LRS: the number that tells this restaurant's pagers from the neighbour's. */
  readonly system?: number;
}

export const lineTemplateNames = [
  'waveware',
  'scope',
  'scope-silent',
  'lrs',
  'jtech',
  'comp1',
  'comp2',
] as const;
export type LineTemplateName = (typeof lineTemplateNames)[number];

/** The boxes that we have manuals of. */
export function builtInTemplate(name: LineTemplateName, options: LineTemplateOptions = {}): LineTemplateSpec {
  switch (name) {
    case 'waveware':
      return waveware(options);
    case 'scope':
      return {
        ...scope(options),
        // WaveWare SPS-5, appendix J, "Response to all commands" (verbose).
        answers: [
          { when: 'Page Queued Okay', means: 'sent' },
          { when: 'Error*<CR>', means: 'unexplained' },
        ],
      };
    case 'scope-silent':
      return scope(options);
    case 'lrs':
      return {
        // LRS paging-systems guide, "T74C232 and T74USB": \n and \f in the text would be commands.
        page: `PAGE,{to},${options.system ?? 1},{text}<CR>`,
        to: String.raw`\d{1,4}`,
        longestText: 160,
        avoid: '\\',
      };
    case 'jtech':
      return {
        // JTECH IntelFlex "7 digit message format"; J1901 data sheet p. 11: FF FF FF, function, cap code, ETX, text, CR.
        page: String.raw`\xff\xff\xff{priority:\x03|\x04}{to:7}<ETX>{text}<CR>`,
        to: String.raw`\d{1,7}`,
        longestText: 120,
      };
    case 'comp1':
      // WaveWare SPS-5, appendix H: one text for the box's group 1; ids are not sent.
      return { page: '{text}<CR>', longestText: 255 };
    case 'comp2':
      // WaveWare SPS-5, appendix I: PagerID<CR>Message<CR>; a tilde would end a field, too.
      return {
        page: '{to}<CR>{text}<CR>',
        to: String.raw`\d{1,10}[A-D]?`,
        longestText: 240,
        avoid: '~',
      };
  }
}

/**
 * WaveWare SPS-5, appendix G: the box repeats the command, then says `<SOH><ACK>version,queue,…<EOT>` or
 * `<SOH><NAK>error<EOT>`. Its queue holds 14 pages; from 12 on it asks for a pause.
 */
function waveware({ speed = 512 }: LineTemplateOptions): LineTemplateSpec {
  const digit = { 512: '5', 1200: '1', 2400: '2' }[speed];
  const nak = (code: string): string => `<SOH><NAK>${code}*<EOT>`;
  return {
    page: `<SOH>A,${digit},{to},<STX>{text}<ETX><EOT>`,
    answers: [
      { when: '<SOH><ACK>*<EOT>', means: 'sent' },
      // 01 message type, 02 data rate, 07 its memory is defective, 06 and 08 not understood.
      { when: nak('01'), means: 'not-able' },
      { when: nak('02'), means: 'not-able' },
      { when: nak('03'), means: 'no-such-pager' },
      { when: nak('04'), means: 'busy' },
      { when: nak('05'), means: 'busy' },
      { when: nak('06'), means: 'garbled' },
      { when: nak('08'), means: 'garbled' },
      { when: nak(''), means: 'unexplained' },
    ],
    ask: { send: '<SOH>S?<EOT>', when: '<SOH><ACK>*<EOT>' },
    hold: { when: ['12', '13', '14'].map((queue) => `<SOH><ACK>*,${queue},*<EOT>`), ms: 5_000 },
    to: String.raw`\d{1,7}`,
    longestText: 500,
  };
}

/** Scope CONX8 manual, "Alphanumeric pagers": A, speed, 7 digits, beep letter, text, CR. */
function scope({ speed, beeps }: LineTemplateOptions): LineTemplateSpec {
  const letter = speed === undefined ? '' : { 512: 'N', 1200: 'F', 2400: 'S' }[speed];
  const { normal = 'A', urgent = 'D' } = beeps ?? {};
  return {
    page: `A${letter}{to:7}{priority:${normal}|${urgent}}{text}<CR>`,
    to: String.raw`\d{1,7}`,
    longestText: 200,
  };
}
