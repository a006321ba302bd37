import type { TicketBlock, TicketDocument } from '../../../domain/ticket/document.ts';
import type { PrintOutcome, TicketPrinter } from '../../../hardware/ports/printer.ts';
import type { HandAction } from './hand.ts';
import { type Bench, type DevicePromise, expected, ready, seen, until } from './promise.ts';

function slip(mark: string, body: readonly TicketBlock[] = []): TicketDocument {
  return {
    blocks: [
      { kind: 'text', text: mark, align: 'center', bold: true, scale: 2 },
      { kind: 'columns', left: '2 x Caffè latte', right: '9.80' },
      { kind: 'columns', left: '1 x 慢烤番茄浓汤', right: '6.50' },
      ...body,
      { kind: 'rule' },
      { kind: 'qr', data: mark },
      { kind: 'cut' },
    ],
  };
}

/** Enough to overrun the buffer of any printer whose handshake does not work: about 6 KB, 200 lines. */
const LONG_LINES = 200;

function longSlip(mark: string): TicketDocument {
  const lines = Array.from(
    { length: LONG_LINES },
    (_, at): TicketBlock => ({
      kind: 'columns',
      left: `line ${at + 1}`,
      right: '. . . . . . . .',
    }),
  );
  return slip(mark, lines);
}

/** Proof of any rank: which one a printer gives is a matter of its model. */
function isPrinted(outcome: PrintOutcome): boolean {
  return outcome.kind === 'confirmed' || outcome.kind === 'assumed';
}

async function prints(printer: TicketPrinter, mark: string, document = slip(mark)): Promise<void> {
  const outcome = await printer.print(mark, document);
  expected(`'${mark}' to be proven on paper`, isPrinted(outcome), outcome);
}

let marks = 0;
/** A mark that no other slip of this run has. */
function mark(): string {
  marks += 1;
  return `T-${marks}`;
}

/** Nothing may come out while a hand has put something in its way, and it must be found again by itself. */
function hindered(
  what: string,
  fault: 'cover-open' | 'paper-out',
  begin: HandAction,
  end: HandAction,
): DevicePromise<TicketPrinter> {
  return {
    name: `prints nothing while ${what}, says why, and goes on by itself afterwards`,
    hands: true,
    async keep({ device, hand }) {
      await ready(device);
      await hand.act(begin);
      await until(device, `"${fault}"`, ({ faults }) => faults.includes(fault));
      const refused = await device.print(mark(), slip('never'));
      expected(`failed, ${fault}`, refused.kind === 'failed' && refused.fault === fault, refused);
      await hand.act(end);
      await ready(device);
      await seen(hand, { kind: 'no-slip' });
      const after = mark();
      await prints(device, after);
      await seen(hand, { kind: 'slips', marks: [after] });
    },
  };
}

/** Away and back, by cable or by switch. */
function absent(what: string, begin: HandAction, end: HandAction): DevicePromise<TicketPrinter> {
  return {
    name: `notices that ${what}, and is found again by itself`,
    hands: true,
    async keep({ device, hand }) {
      await ready(device);
      await hand.act(begin);
      await until(device, 'that it is away', ({ state }) => state !== 'ready');
      const refused = await device.print(mark(), slip('never'));
      expected('failed', refused.kind === 'failed', refused);
      await hand.act(end);
      await ready(device);
      const after = mark();
      await prints(device, after);
      await seen(hand, { kind: 'slips', marks: [after] });
    },
  };
}

/** What every receipt printer must do. */
export const printerPromises: readonly DevicePromise<TicketPrinter>[] = [
  {
    name: 'answers, and is ready',
    hands: false,
    keep: ({ device }) => ready(device),
  },
  {
    name: 'prints a slip, cuts it off and proves it',
    hands: false,
    async keep({ device, hand }) {
      await ready(device);
      const one = mark();
      await prints(device, one);
      await seen(hand, { kind: 'slips', marks: [one] });
    },
  },
  {
    name: 'prints what it is given at once in the order of asking',
    hands: false,
    async keep({ device, hand }) {
      await ready(device);
      const three = [mark(), mark(), mark()];
      await Promise.all(three.map((each) => prints(device, each)));
      await seen(hand, { kind: 'slips', marks: three });
    },
  },
  {
    name: `prints ${LONG_LINES} lines without losing one: speed and handshake are right`,
    hands: false,
    async keep({ device, hand }: Bench<TicketPrinter>) {
      await ready(device);
      const long = mark();
      await prints(device, long, longSlip(long));
      await seen(hand, { kind: 'lines', last: LONG_LINES });
    },
  },
  {
    name: 'lets go of its line when it is closed, and another can take it',
    hands: false,
    async keep({ device, reopen, hand }) {
      await ready(device);
      const again = await reopen();
      await ready(again);
      const after = mark();
      await prints(again, after);
      await seen(hand, { kind: 'slips', marks: [after] });
    },
  },
  hindered('its cover is open', 'cover-open', { kind: 'open-cover' }, { kind: 'close-cover' }),
  hindered('it has no paper', 'paper-out', { kind: 'take-paper-out' }, { kind: 'put-paper-in' }),
  absent('its cable is out', { kind: 'pull-cable' }, { kind: 'plug-cable' }),
  absent('it is switched off', { kind: 'switch-off' }, { kind: 'switch-on' }),
];
