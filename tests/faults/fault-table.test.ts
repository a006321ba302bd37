import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { CableFault } from '../../hardware/sim/cable-faults.ts';
import type { PageFailure, PageOutcome, PageProof, PageRefusal } from '../../hardware/ports/pager.ts';
import type { PrintOutcome, PrintProof } from '../../hardware/ports/printer.ts';
import type { ChargeOutcome } from '../../hardware/ports/terminal.ts';
import { everyFault, faultsOf, faultyDevices } from './possible-faults.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(join(root, 'docs/HARDWARE.md'), 'utf8');
const section = guide.slice(
  guide.indexOf('### Every fault, and the test that proves it'),
  guide.indexOf('## Trying without hardware'),
);

function messages(screen: string): Readonly<Record<string, string>> {
  const file = join(root, `renderer/ui/messages/${screen}/en.json`);
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
}
const staff = messages('staff');
const kiosk = new Set(Object.values(messages('kiosk')));

/** Rows of the table below this head, each as its cells. */
function table(head: string): readonly (readonly string[])[] {
  const lines = section.slice(section.indexOf(`| ${head} |`)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const byDevice = table('device | fault | the customer sees | staff see | the software does | proven by');
const byJob = table('job | outcome | the customer sees | staff see | the software does | proven by');
const byCable = table('cable | means | the software does | proven by');

/** Every value of a union, by a record that does not compile without one of them. */
const values = (all: Readonly<Record<string, true>>): readonly string[] => Object.keys(all);

const printed = {
  confirmed: true,
  assumed: true,
  lost: true,
  unknown: true,
  failed: true,
  'process-id': true,
  'paper-status': true,
  health: true,
} satisfies Record<PrintOutcome['kind'] | PrintProof, true>;
const paged = {
  sent: true,
  rejected: true,
  failed: true,
  accepted: true,
  none: true,
  'no-such-pager': true,
  'bad-text': true,
  'not-able': true,
  unexplained: true,
  gone: true,
  'no-answer': true,
  garbled: true,
  busy: true,
  refused: true,
  'queue-full': true,
  closed: true,
} satisfies Record<PageOutcome['kind'] | PageProof | PageRefusal | PageFailure, true>;
const charged = {
  approved: true,
  declined: true,
  busy: true,
  'not-started': true,
  unknown: true,
} satisfies Record<ChargeOutcome['kind'], true>;
const cables = {
  fragment: true,
  stall: true,
  'stall-after': true,
  late: true,
  garble: true,
  'wrong-speed': true,
  unplug: true,
  'unplug-after': true,
  'power-cycle': true,
} satisfies Record<CableFault['kind'], true>;

const code = (name: string): string => `\`${name}\``;

describe('the table of faults in HARDWARE.md', () => {
  test('has every fault that can happen to a device, once, and no other', () => {
    const wanted = faultyDevices.flatMap((device) =>
      faultsOf(device).map((fault) => `${device} ${code(fault)}`),
    );
    expect(byDevice.map(([device, fault]) => `${device} ${fault}`).toSorted()).toEqual(wanted.toSorted());
  });

  test('says which fault what device can have, as the table of health does', () => {
    const lines = guide.split('\n');
    const head = lines.find((line) => line.startsWith('| fault | staff read |')) ?? '';
    const columns = head.split('|').map((cell) => cell.trim());
    for (const fault of everyFault) {
      const cells = lines.find((line) =>
        line.startsWith(`| ${code(fault)} | ${staff[`device.fault.${fault}`]} |`),
      );
      for (const device of faultyDevices) {
        const cell = cells?.split('|')[columns.indexOf(device)]?.trim();
        expect(cell, `${device} ${fault}`).toBe(faultsOf(device).includes(fault) ? 'yes' : '–');
      }
    }
  });

  test('has every outcome of a print, a page and a charge', () => {
    const rows = (job: string): readonly string[] =>
      byJob.filter(([name]) => name === job).map(([, outcome = '']) => outcome);
    expect(rows('print').toSorted()).toEqual(values(printed).map(code).toSorted());
    expect(rows('page').toSorted()).toEqual(values(paged).map(code).toSorted());
    expect(rows('charge').toSorted()).toEqual(values(charged).map(code).toSorted());
  });

  test('has everything that can happen to a cable', () => {
    expect(byCable.map(([kind = '']) => kind).toSorted()).toEqual(values(cables).map(code).toSorted());
  });

  test('tells staff in the words of their page', () => {
    for (const [device, fault = '', , seen = ''] of byDevice) {
      const words = staff[`device.fault.${fault.replaceAll('`', '')}`];
      expect(seen.split(';')[0], `${device} ${fault}`).toBe(words);
    }
  });

  test('tells the customer in the words of the kiosk', () => {
    const quoted = [...byDevice, ...byJob].flatMap(([, , customer = '']) =>
      [...customer.matchAll(/“([^”]*)”/g)].map(([, sentence = '']) => sentence),
    );
    expect(quoted.length).toBeGreaterThan(20);
    for (const sentence of quoted) expect([...kiosk], sentence).toContain(sentence);
  });

  test.each([...byDevice, ...byJob, ...byCable].map((row) => [row.at(-1) ?? '', row.slice(0, 2).join(' ')]))(
    'the test exists: %s (%s)',
    (proof) => {
      const [, file = '', title = ''] =
        /^`([\w./-]+\.test\.ts|tests\/device-contract\/[\w-]+\.ts)` › (.+)$/.exec(proof) ?? [];
      expect(existsSync(join(root, file)), file).toBe(true);
      const source = readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'");
      // Whole, or the end of a title that begins with what is tried.
      const named = ["'", '"', '`'].some((quote) => source.includes(`${title}${quote},`));
      expect(named, `${file} has no test "${title}"`).toBe(true);
    },
  );
});
