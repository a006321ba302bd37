import { afterEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../tests/harness/memory-cable.ts';
import type { PageOutcome, StaffPager } from '../ports/pager.ts';
import type { BoxDialectName } from '../sim/line-box-dialects.ts';
import { boxDialects } from '../sim/line-box-dialects.ts';
import { createVirtualLineBox, type VirtualLineBox } from '../sim/virtual-line-box.ts';
import { createLinePager } from './line-pager.ts';
import { type LineTemplateSpec, readLineTemplate } from './line-template.ts';
import { builtInTemplate } from './line-templates.ts';

let clock: FakeDeviceClock;
let box: VirtualLineBox;
let cable: MemoryCable;
let pager: StaffPager;

async function setUp(
  dialect: BoxDialectName,
  spec: LineTemplateSpec = builtInTemplate(dialect),
): Promise<void> {
  clock = createFakeDeviceClock();
  box = createVirtualLineBox({ id: 'box', name: 'Box', clock, dialect });
  cable = memoryCable(box, 2);
  const template = readLineTemplate(spec);
  if (!template.ok) throw new Error(template.error);
  pager = createLinePager({ id: 'box', open: cable.open, clock, template: template.value });
  await clock.advance(10);
}

afterEach(async () => {
  await pager.close();
  expect(clock.pending()).toBe(0);
});

async function outcomeOf(asked: Promise<PageOutcome>, ms = 20_000): Promise<PageOutcome> {
  await clock.advance(ms);
  return asked;
}

const help = { to: '105', text: 'Kiosk 1: Café \\~ 拿铁', priority: 'normal' } as const;
const said = (from = 0): string => Buffer.from(cable.written().subarray(from)).toString('latin1');

describe.each(boxDialects)('a box that speaks %s', (dialect) => {
  const answers = dialect === 'waveware' || dialect === 'scope';

  test('gets the page, finds nothing wrong with it, and no more is claimed than it proves', async () => {
    await setUp(dialect);
    expect(pager.health().state).toBe('ready');
    expect(pager.abilities.proof).toBe(answers ? 'accepted' : 'none');
    expect(await outcomeOf(pager.page(help), 50)).toMatchObject({
      kind: 'sent',
      proof: pager.abilities.proof,
    });
    expect(await outcomeOf(pager.page({ ...help, priority: 'urgent' }), 50)).toMatchObject({ kind: 'sent' });
    expect(box.problems()).toEqual([]);
    expect(box.pages()).toHaveLength(2);
    expect(box.pages()[0]?.to.replace(/^0+/, '')).toBe('105');
    expect(box.pages()[0]?.text).toMatch(/^Kiosk 1: Cafe/);
    await clock.advance(130_000);
    expect(box.problems()).toEqual([]);
  });

  test('that never answers is not claimed to have taken anything', async () => {
    await setUp(dialect);
    box.setMode('silent');
    expect(await outcomeOf(pager.page(help))).toMatchObject(
      answers ? { kind: 'failed', reason: 'no-answer' } : { kind: 'sent', proof: 'none' },
    );
    if (answers) expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
  });

  test.each([1, 6, 12])('cut off after %i bytes fails, and the next page goes out', async (bytes) => {
    await setUp(dialect);
    cable.unplugAfter(bytes);
    expect(await outcomeOf(pager.page(help), 10)).toMatchObject({ kind: 'failed', reason: 'gone' });
    expect(pager.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    expect(await pager.page(help)).toMatchObject({ kind: 'failed', reason: 'gone' });
    cable.plug();
    await clock.advance(10_000);
    expect(await outcomeOf(pager.page(help), 50)).toMatchObject({ kind: 'sent' });
    expect(box.pages()).toHaveLength(1);
  });

  test('is not told of a pager that it can not know', async () => {
    await setUp(dialect);
    const before = said();
    for (const to of ['', '1 2', '12345678901', '1\r2']) {
      expect(await pager.page({ ...help, to })).toMatchObject({ kind: 'rejected', reason: 'no-such-pager' });
    }
    expect(said()).toBe(before);
    expect(await pager.cancel('105')).toMatchObject({ kind: 'rejected', reason: 'not-able' });
  });
});

describe('a box that says why', () => {
  test.each([
    ['misunderstands once', { kind: 'sent', proof: 'accepted' }, 2],
    ['misunderstands always', { kind: 'failed', reason: 'garbled' }, 3],
    ['full', { kind: 'failed', reason: 'busy' }, 1],
    ['no such pager', { kind: 'rejected', reason: 'no-such-pager' }, 1],
  ] as const)('"%s"', async (mode, end, tries) => {
    await setUp('waveware');
    const before = cable.written().length;
    box.setMode(mode);
    expect(await outcomeOf(pager.page(help), 100)).toMatchObject(end);
    expect(said(before).match(/\x02/g)).toHaveLength(tries);
  });

  test('that its queue is nearly full gets the next page later', async () => {
    await setUp('waveware');
    box.setMode('queue nearly full');
    const both = [pager.page(help), pager.page(help)];
    await clock.advance(100);
    expect(box.pages()).toHaveLength(1);
    await clock.advance(5_000);
    expect(await Promise.all(both)).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
  });
});

describe('the sign of life', () => {
  test('is asked for while the line is idle, and its silence is a fault', async () => {
    await setUp('waveware');
    expect(pager.health().state).toBe('ready');
    const first = pager.health().lastProofAt ?? 0;
    await clock.advance(61_000);
    expect(pager.health().lastProofAt).toBeGreaterThan(first);
    box.setMode('silent');
    await clock.advance(64_000);
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
    box.setMode('ok');
    await clock.advance(64_000);
    expect(pager.health().state).toBe('ready');
  });

  test('does not hold up a page, and its answer is not taken for the page’s', async () => {
    await setUp('waveware');
    box.setMode('silent');
    await clock.advance(60_500);
    const asked = pager.page(help);
    await clock.advance(50);
    expect(said().endsWith('\x03\x04')).toBe(true);
    // The answer to the question alone proves nothing about the page.
    box.setMode('ok');
    box.receive(Buffer.from('\x01S?\x04', 'latin1'));
    expect(await outcomeOf(asked)).toMatchObject({ kind: 'failed', reason: 'no-answer' });
  });
});

describe('a box of your own', () => {
  const own: LineTemplateSpec = {
    page: 'CALL {to} {priority:LOW|HIGH} "{text:20}"<CR>',
    cancel: 'STOP {to}<CR>',
    answers: [
      { when: 'Okay', means: 'sent' },
      { when: 'Error*<CR>', means: 'busy' },
    ],
    answerMs: 1_000,
  };

  test('can take a page back, and knows urgent from normal', async () => {
    await setUp('scope', own);
    expect(pager.abilities).toEqual({ cancel: true, priority: true, proof: 'accepted' });
    expect(await outcomeOf(pager.page({ ...help, text: 'x', priority: 'urgent' }))).toMatchObject({
      kind: 'failed',
      reason: 'busy',
      detail: 'the box said Error - 08<0d>',
    });
    await outcomeOf(pager.cancel('105'));
    expect(said()).toBe('CALL 105 HIGH "x"\rSTOP 105\r');
  });
});

test('a closed pager settles what waited', async () => {
  await setUp('waveware');
  box.setMode('silent');
  const both = [pager.page(help), pager.page(help)];
  await settled();
  await pager.close();
  expect(await Promise.all(both)).toMatchObject([
    { kind: 'failed', reason: 'closed' },
    { kind: 'failed', reason: 'closed' },
  ]);
  expect(await pager.page(help)).toMatchObject({ kind: 'failed', reason: 'closed' });
});
