import {
  Ban,
  GraduationCap,
  Handshake,
  Languages,
  type LucideIcon,
  Sparkles,
  TimerOff,
  UserRoundCheck,
} from 'lucide-react';
import type { StationView } from '../../contract/views.ts';
import { comingTo } from '../../domain/assist/coming.ts';
import { speaks } from '../../domain/people/person.ts';
import { USELESS_TIMES } from '../../domain/assist/tickets.ts';
import { languageIn } from '../ui/staff/language-words.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import type { Call } from './call-card.tsx';
import css from './call-marks.module.css';
import { skillFor, skillWords } from './skill-words.ts';
import { useText, type StationTranslate } from './station-text.ts';

interface Mark {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly text: string;
  /** It needs a second look. */
  readonly loud?: boolean;
}

/** Whether people can talk with the customer; nothing while no languages of anybody are known. */
function languageMark(t: StationTranslate, view: StationView, call: Call, language: string): Mark | null {
  const { me, people } = view;
  if (call.sessionId === null || me === null) return null;
  if (![me, ...people].some(({ languages }) => languages.length > 0)) return null;
  const wanted = languageIn(call.packet.language, language);
  const icon = Languages;
  // What everybody here reads anyway is no news.
  if (speaks([language], call.packet.language) && speaks(me.languages, call.packet.language)) return null;
  if (speaks(me.languages, call.packet.language))
    return { id: 'language', icon, text: t('mark.youSpeak', { language: wanted }) };
  const others = people.filter((one) => one.duty === 'on' && speaks(one.languages, call.packet.language));
  if (others.length === 0)
    return { id: 'language', icon, text: t('mark.nobodySpeaks', { language: wanted }), loud: true };
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(others.map(({ name }) => name));
  return { id: 'language', icon, text: t('mark.theySpeak', { language: wanted, names }), loud: true };
}

function handMark(t: StationTranslate, call: Call, myId: string | null): Mark | null {
  const { handOver } = call;
  if (handOver === null) return null;
  const name = handOver.by.name;
  const said =
    handOver.to === null
      ? t('mark.handedBack', { name })
      : handOver.to.staffId === myId
        ? t('mark.handedToMe', { name })
        : t('mark.handedTo', { name, to: handOver.to.name });
  const note = handOver.note === '' ? '' : ` ${t('mark.note', { note: handOver.note })}`;
  const mine = call.acceptedBy === null && handOver.to?.staffId === myId;
  return { id: 'hand', icon: Handshake, text: `${said}${note}`, loud: mine };
}

/** Who pressed Help is come to already, for what a machine called about: nobody else need hurry. */
function besideMark(t: StationTranslate, view: StationView, call: Call): Mark | null {
  if (call.cause !== 'help' || call.acceptedBy !== null) return null;
  const coming = comingTo(view.calls, call.kioskId, call.sessionId);
  if (coming === undefined || coming.acceptedBy === null) return null;
  const name = coming.acceptedBy.name;
  return {
    id: 'beside',
    icon: UserRoundCheck,
    text: t(coming.arrivedAt === null ? 'mark.besideComing' : 'mark.besideThere', {
      name,
      cause: t(`cause.${coming.cause}`),
    }),
  };
}

/** What somebody should notice about a call beside where and why. */
export function CallMarks({
  view,
  call,
  useless,
}: {
  readonly view: StationView;
  readonly call: Call;
  readonly useless: number;
}) {
  const { t, screenLanguage } = useText();
  const { me } = view;
  const skill = skillFor(call.cause);
  const late = call.overdueAt !== null && call.acceptedBy !== null && call.arrivedAt === null;
  const marks: readonly (Mark | null)[] = [
    call.drill ? { id: 'drill', icon: GraduationCap, text: t('mark.drill'), loud: true } : null,
    late
      ? { id: 'late', icon: TimerOff, text: t('mark.overdue', { name: call.acceptedBy.name }), loud: true }
      : null,
    handMark(t, call, me?.staffId ?? null),
    besideMark(t, view, call),
    languageMark(t, view, call, screenLanguage),
    skill !== null && me?.skills.includes(skill)
      ? { id: 'skill', icon: Sparkles, text: t('mark.youCan', { skill: skillWords(t, skill) }) }
      : null,
    useless >= USELESS_TIMES
      ? { id: 'useless', icon: Ban, text: t('mark.useless', { count: useless }) }
      : null,
  ];
  const shown = marks.filter((mark) => mark !== null);
  if (shown.length === 0) return null;
  return (
    <ul className={css['marks']}>
      {shown.map(({ id, icon, text, loud }) => (
        <li key={id} className={css['mark']} data-loud={loud || undefined}>
          <Icon of={icon} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
