import fc from 'fast-check';
import { readFrame } from '../../../contract/link.ts';
import { callBody } from '../../../contract/link-call.ts';
import { mergeCalls, sameCall } from '../../../domain/assist/call-merge.ts';
import { holds, target } from '../target.ts';

const call = {
  callId: 'c1',
  kioskId: 'K2',
  kioskName: 'Kiosk 2',
  place: '',
  sessionId: null,
  cause: 'help',
  reason: null,
  state: 'raised',
  packet: {
    step: 'browsing',
    language: 'en',
    orderType: null,
    orderNumber: null,
    lines: [{ name: { en: 'Tea' }, quantity: 1, options: [] }],
    total: 380,
    declines: 0,
    lastActions: [],
    deviceFaults: [],
    likelyCause: '',
    comfort: null,
    visitMs: 4000,
  },
  code: '4K-7Q',
  urgent: false,
  raisedAt: 1,
  deliveredAt: null,
  acceptedAt: null,
  acceptedBy: null,
  arrivedAt: null,
  endedAt: null,
  resolution: null,
  rung: -1,
  counterAt: null,
};

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(-1, 2 ** 60, '\u0000', '__proto__', 'x'.repeat(5000), null, [], {}),
);

/** A call with some of its parts replaced by anything. */
const bentCall = fc
  .dictionary(fc.constantFrom(...Object.keys(call)), anything, { maxKeys: 3 })
  .map((change) => ({ ...call, ...change }));

const frame = fc.oneof(
  fc.record({ type: fc.constant('say'), epoch: anything, seq: anything, kind: anything, body: anything }),
  fc.record({
    type: fc.constant('say'),
    epoch: fc.constant('e'),
    seq: fc.nat(),
    kind: fc.constant('call'),
    body: fc.record({ call: bentCall, did: fc.oneof(fc.constant(null), anything) }),
  }),
  fc.record({ type: fc.constant('calls'), calls: fc.array(bentCall, { maxLength: 25 }) }),
  fc.record({ type: fc.constantFrom('ack', 'have', 'floor', 'detail', 'ask', 'answer', 'hello', 'bye') }),
  fc.dictionary(
    fc.constantFrom('type', 'at', 'wall', 'on', 'kiosk', 'callIds', 'version', '__proto__'),
    anything,
  ),
  anything,
);

const text = fc.oneof(
  { weight: 6, arbitrary: frame.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(frame, fc.nat(400), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([value, at, noise]) => {
        const whole = JSON.stringify(value);
        return whole.slice(0, at) + noise + whole.slice(at + 1);
      }),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);

/** What is refused is refused in a few words that quote nothing; what is read is read the same again. */
export const linkFrames = target<string | null>({
  name: 'frames of the link',
  covers: ['contract/link.ts', 'contract/link-call.ts', 'contract/link-floor.ts'],
  input: text,
  share: 0.5,
  open: () => (input) => {
    const read = readFrame(input);
    if (!read.ok) {
      holds(read.why.length < 120, 'more than a few words');
      holds(!read.why.includes('xxxxx'), 'it quotes what was said');
      return;
    }
    const again = readFrame(JSON.stringify(read.frame));
    holds(again.ok, 'what was read can not be read again');
    if (read.frame.type !== 'say') return;
    const body = callBody.safeParse(read.frame.body);
    if (!body.success) return;
    const { call: told } = body.data;
    holds(sameCall(mergeCalls(told, told), mergeCalls(mergeCalls(told, told), told)), 'no rest in a call');
  },
});
