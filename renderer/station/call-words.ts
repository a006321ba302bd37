import {
  type AssistCall,
  type CallPacket,
  type ResolveReason,
  resolveReasons,
} from '../../domain/assist/call.ts';
import { climbs } from '../../domain/assist/call-rules.ts';
import { packetSteps } from '../../domain/assist/packet-steps.ts';
import type { LocalText } from '../../domain/catalog/catalog.ts';
import { textIn } from '../../domain/text/local-text.ts';
import { unreachable } from '../../domain/result.ts';
import { carriedFault } from '../ui/staff/device-words.ts';
import type { StaffTranslate } from '../ui/staff/staff-text.ts';
import type { StationTranslate } from './station-text.ts';

/** A step of the order in words; an unknown one keeps its own name. */
export function stepWords(t: StationTranslate, step: string): string {
  const known = packetSteps.find((one) => one === step);
  return known === undefined ? step : t(`step.${known}`);
}

/** Whether the likely cause is no more than where the customer stands: that need not be said twice. */
export function saysOnlyStep({ cause, packet }: Pick<AssistCall, 'cause' | 'packet'>): boolean {
  if (cause !== 'help' || packet.declines > 0 || packet.deviceFaults.length > 0) return false;
  return packet.guess === undefined || packet.guess.kind === 'step' || packet.guess.kind === 'not-begun';
}

type PickText = (text: LocalText) => string;

function helpGuess(t: StationTranslate, packet: CallPacket, faults: string, pick: PickText): string {
  switch (packet.guess?.kind) {
    case 'scans':
      return t('likely.scans', { count: packet.guess.count });
    case 'keeps-looking':
      return t('likely.keepsLooking', { name: pick(packet.guess.name), count: packet.guess.times });
    case 'changes-mind':
      return t('likely.changesMind', { name: pick(packet.guess.name) });
    default:
      return plainGuess(t, packet, faults);
  }
}

function plainGuess(t: StationTranslate, packet: CallPacket, faults: string): string {
  if (packet.declines > 0) return t('likely.declines', { count: packet.declines });
  if (faults !== '') return t('likely.fault', { faults });
  if (packet.step === 'attract') return t('likely.idle');
  return t('likely.step', { step: stepWords(t, packet.step) });
}

/** One line for whoever walks: what has probably happened. The same guess as the engine's, in the reader's language. */
export function likelyCause(
  t: StationTranslate,
  staff: StaffTranslate,
  call: AssistCall,
  pick: PickText = (text) => textIn(text, 'en'),
): string {
  const own = call.packet.deviceFaults.filter(
    (fault) => call.cause === 'help' || fault.startsWith(call.cause),
  );
  const faults = own.map((fault) => carriedFault(staff, fault)).join(', ');
  switch (call.cause) {
    case 'help':
      return helpGuess(t, call.packet, faults, pick);
    case 'printer':
      return faults === '' ? t('likely.printer') : t('likely.printer.faults', { faults });
    case 'payment-unknown':
    case 'payment-conflict':
    case 'age-check':
    case 'approval':
    case 'scanner':
    case 'terminal':
    case 'catalog':
    case 'hub-lost':
    case 'order-unreadable':
    case 'kiosk-fault':
    case 'ladder-exhausted':
      return t(`likely.${call.cause}`);
    default:
      return unreachable(call.cause);
  }
}

const actions = [
  'started',
  'language.chosen',
  'comfort.chosen',
  'type.chosen',
  'begun',
  'moved',
  'line.added',
  'line.changed',
  'line.removed',
  'line.restored',
  'noticed',
  'notice.dismissed',
  'review.granted',
  'review.refused',
  'reopened',
  'age.approved',
  'age.refused',
  'pay.card',
  'pay.counter',
  'payment.cancelRequested',
  'payment.approved',
  'payment.declined',
  'payment.unknown',
  'print.settled',
  'touched',
  'help.opened',
  'idle.elapsed',
  'hold.elapsed',
  'proposal.made',
  'proposal.accepted',
  'proposal.refused',
  'proposal.withdrawn',
] as const;

/** What was just done at the kiosk, newest last, repeats said once with their number. */
export function actionWords(t: StationTranslate, names: readonly string[]): readonly string[] {
  const said: { text: string; times: number }[] = [];
  for (const name of names) {
    const known = actions.find((one) => one === name);
    const text = known === undefined ? name : t(`action.${known}`);
    const last = said.at(-1);
    if (last?.text === text) last.times += 1;
    else said.push({ text, times: 1 });
  }
  return said.map(({ text, times }) => (times === 1 ? text : `${text} ×${times}`));
}

/** Who has the call, as the person at this screen should read it. */
export function stateWords(t: StationTranslate, call: AssistCall, myId: string | null): string {
  const { acceptedBy } = call;
  if (acceptedBy === null) return call.state === 'raised' ? t('state.raised') : t('state.delivered');
  const mine = acceptedBy.staffId === myId;
  if (climbs(call)) return t(mine ? 'state.overdue.me' : 'state.overdue');
  if (call.arrivedAt !== null)
    return mine ? t('state.arrived.me') : t('state.arrived', { name: acceptedBy.name });
  return mine ? t('state.accepted.me') : t('state.accepted', { name: acceptedBy.name });
}

const anyReason = resolveReasons.filter((reason) => reason !== 'checked-age');
const likelyReason: Readonly<Partial<Record<AssistCall['cause'], ResolveReason>>> = {
  printer: 'fixed-device',
  scanner: 'fixed-device',
  terminal: 'fixed-device',
  'hub-lost': 'fixed-device',
  'kiosk-fault': 'fixed-device',
  'payment-unknown': 'helped-pay',
  'payment-conflict': 'helped-pay',
  'order-unreadable': 'changed-order',
};

/** Ways in which a call can end, the likeliest first. An age check has its own question instead. */
export function reasonsFor(call: Pick<AssistCall, 'cause' | 'reason'>): readonly ResolveReason[] {
  const asked =
    call.reason === 'pay' ? 'helped-pay' : call.reason === 'change-order' ? 'changed-order' : undefined;
  const first = likelyReason[call.cause] ?? asked ?? 'answered-question';
  return [first, ...anyReason.filter((reason) => reason !== first)];
}
