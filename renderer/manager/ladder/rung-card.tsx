import {
  ArrowDown,
  ArrowUp,
  Bell,
  Lightbulb,
  MapPin,
  Monitor,
  Plus,
  Radio,
  ReceiptText,
  Trash2,
  Volume2,
  Webhook,
  Waypoints,
} from 'lucide-react';
import { useId } from 'react';
import type { LadderView } from '../../../contract/ladder-view.ts';
import type { Ladder, Rung, RungWay } from '../../../domain/assist/ladder.ts';
import type { LadderFault } from '../../../domain/assist/ladder-faults.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useText } from '../manager-text.ts';
import { Chip, Chips } from './chip.tsx';
import { hasWay, replaceAt, toggled, toggleWay, type RungList } from './edit-ladder.ts';
import css from './ladder-page.module.css';
import { WhoEditor } from './who-editor.tsx';

export const wayIcons = {
  screen: Monitor,
  sound: Volume2,
  notification: Bell,
  pager: Radio,
  light: Lightbulb,
  slip: ReceiptText,
  hook: Webhook,
  mqtt: Waypoints,
  counter: MapPin,
} as const;

const plain: readonly RungWay[] = [
  { kind: 'screen' },
  { kind: 'sound' },
  { kind: 'notification' },
  { kind: 'pager', to: [] },
  { kind: 'light' },
  { kind: 'slip', printer: null },
];

export interface RungCardProps {
  readonly facts: LadderView;
  readonly ladder: Ladder;
  readonly list: RungList;
  readonly at: number;
  readonly count: number;
  readonly rung: Rung;
  readonly faults: readonly LadderFault[];
  readonly onChange: (rung: Rung) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

function Seconds({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <label className={css['field']}>
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={86_400}
        value={value}
        onChange={(event) => onChange(Math.max(0, Math.round(event.target.valueAsNumber) || 0))}
      />
    </label>
  );
}

/** One rung: when, in which ways, and whom. */
export function RungCard(props: RungCardProps) {
  const { facts, ladder, list, at, count, rung, faults, onChange, onMove, onAdd, onRemove } = props;
  const { t } = useText();
  const id = useId();
  const pager = rung.ways.find((way) => way.kind === 'pager');
  const slip = rung.ways.find((way) => way.kind === 'slip');
  const change = (next: Partial<Rung>) => onChange({ ...rung, ...next });
  const swap = (old: RungWay, way: RungWay) =>
    change({ ways: replaceAt(rung.ways, rung.ways.indexOf(old), way) });
  const ways: readonly RungWay[] = [
    ...plain,
    ...ladder.hooks.map(({ name }): RungWay => ({ kind: 'hook', name })),
    ...ladder.topics.map(({ name }): RungWay => ({ kind: 'mqtt', name })),
    ...(list === 'rungs' ? [{ kind: 'counter' } as const] : []),
  ];
  return (
    <li className={css['rung']} aria-labelledby={`${id}-name`}>
      <div className={css['rungHead']}>
        <h4 id={`${id}-name`}>{t('ladder.rung', { number: at + 1 })}</h4>
        <div className={css['tools']}>
          <Button
            kind="quiet"
            size="s"
            disabled={at === 0}
            aria-label={t('ladder.up', { number: at + 1 })}
            onClick={() => onMove(-1)}
          >
            <Icon of={ArrowUp} />
          </Button>
          <Button
            kind="quiet"
            size="s"
            disabled={at === count - 1}
            aria-label={t('ladder.down', { number: at + 1 })}
            onClick={() => onMove(1)}
          >
            <Icon of={ArrowDown} />
          </Button>
          <Button
            kind="quiet"
            size="s"
            disabled={count === 1}
            aria-label={t('ladder.remove', { number: at + 1 })}
            onClick={onRemove}
          >
            <Icon of={Trash2} />
          </Button>
        </div>
      </div>
      <div className={css['row']}>
        <Seconds
          label={t('ladder.after')}
          value={rung.afterSeconds}
          onChange={(afterSeconds) => change({ afterSeconds })}
        />
        {rung.repeatSeconds !== null && (
          <Seconds
            label={t('ladder.every')}
            value={rung.repeatSeconds}
            onChange={(repeatSeconds) => change({ repeatSeconds })}
          />
        )}
        <Chip
          label={t('ladder.repeat')}
          on={rung.repeatSeconds !== null}
          onToggle={() => change({ repeatSeconds: rung.repeatSeconds === null ? 30 : null })}
        />
        <Chip label={t('ladder.urgent')} on={rung.urgent} onToggle={() => change({ urgent: !rung.urgent })} />
      </div>
      <Chips label={t('ladder.ways')}>
        {ways.map((way) => (
          <Chip
            key={'name' in way ? `${way.kind} ${way.name}` : way.kind}
            icon={wayIcons[way.kind]}
            label={'name' in way ? way.name : t(`ladder.way.${way.kind}`)}
            on={hasWay(rung, way)}
            onToggle={() => onChange(toggleWay(rung, way))}
          />
        ))}
      </Chips>
      {pager?.kind === 'pager' && (
        <Chips label={t('ladder.pagers')}>
          <Chip
            label={t('ladder.pagers.usual')}
            on={pager.to.length === 0}
            onToggle={() => swap(pager, { kind: 'pager', to: [] })}
          />
          {facts.recipients.map((name) => (
            <Chip
              key={name}
              label={name}
              on={pager.to.includes(name)}
              onToggle={() => swap(pager, { kind: 'pager', to: toggled(pager.to, name) })}
            />
          ))}
        </Chips>
      )}
      {slip?.kind === 'slip' && facts.printers.length > 1 && (
        <Chips label={t('ladder.printer')}>
          <Chip
            label={t('ladder.printer.any')}
            on={slip.printer === null}
            onToggle={() => swap(slip, { kind: 'slip', printer: null })}
          />
          {facts.printers.map(({ id: printer, name }) => (
            <Chip
              key={printer}
              label={name}
              on={slip.printer === printer}
              onToggle={() => swap(slip, { kind: 'slip', printer })}
            />
          ))}
        </Chips>
      )}
      <WhoEditor people={facts.people} who={rung.who} onChange={(who) => change({ who })} />
      {faults.map(({ code, name }) => (
        <p key={`${code} ${name}`} className={css['fault']} role="alert">
          {t(`ladder.fault.${code}`, { name })}
        </p>
      ))}
      <div>
        <Button kind="quiet" size="s" icon={Plus} onClick={onAdd}>
          {t('ladder.add')}
        </Button>
      </div>
    </li>
  );
}
