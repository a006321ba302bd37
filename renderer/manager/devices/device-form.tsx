import { useCallback, useState, type FormEvent } from 'react';
import type { DriverInfo } from '../../../contract/device-commands.ts';
import type { LessonView } from '../../../contract/device-views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import { ButtonLesson } from './button-lesson.tsx';
import css from './device-form.module.css';
import { draftOf, fieldsOf, settingsOf } from './schema-form.ts';
import { SettingField } from './setting-field.tsx';

export interface DeviceFormProps {
  readonly drivers: readonly DriverInfo[];
  /** A new device begins with a proposal for its id. */
  readonly deviceId: string;
  readonly isNew: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Addresses of what is plugged in. */
  readonly addresses: readonly string[];
  /** A help button that is being learned, or what came of it. */
  readonly lesson: LessonView | null;
  readonly onClose: () => void;
}

/** Which driver, and its settings. Nothing changes before the engine has taken all of it. */
export function DeviceForm({
  drivers,
  deviceId,
  isNew,
  settings,
  addresses,
  lesson,
  onClose,
}: DeviceFormProps) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const given = settings['driver'];
  const [driver, setDriver] = useState(typeof given === 'string' ? given : (drivers[0]?.driver ?? ''));
  const info = drivers.find((one) => one.driver === driver);
  const fields = fieldsOf(info?.settings, screenLanguage);
  const [draft, setDraft] = useState(() => draftOf(fields, settings));
  const [id, setId] = useState(deviceId);
  const [bad, setBad] = useState<readonly string[]>([]);

  const fill = useCallback(
    (learned: Readonly<Record<string, unknown>>): void => {
      const name = learned['driver'];
      const fits = drivers.find((one) => one.driver === name);
      if (fits === undefined) return;
      const learnedFields = fieldsOf(fits.settings, screenLanguage).filter((field) => field.name in learned);
      setDriver(fits.driver);
      setDraft((old) => ({ ...old, release: '', ...draftOf(learnedFields, learned) }));
      setBad([]);
    },
    [drivers, screenLanguage],
  );

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const read = settingsOf(driver, fields, draft);
    setBad(read.ok ? [] : read.bad);
    if (!read.ok || !(await run('device.save', { deviceId: id.trim(), settings: read.settings }))) return;
    say(t('devices.saved', { name: id }));
    onClose();
  }

  const refused = fault !== null && fault.why === 'refused' && fault.reason === 'bad-settings';
  return (
    <Panel title={t(isNew ? 'devices.add' : 'devices.change.title', { name: deviceId })} onClose={onClose}>
      <form className={css['form']} onSubmit={(event) => void save(event)}>
        <label className={css['field']}>
          <span>{t('devices.driver')}</span>
          <select
            className={css['input']}
            value={driver}
            onChange={(event) => {
              setDriver(event.target.value);
              setBad([]);
            }}
          >
            {drivers.map((one) => (
              <option key={one.driver} value={one.driver}>
                {staff.t(`device.kind.${one.kind}`)}: {one.label[screenLanguage] ?? one.label['en']}
              </option>
            ))}
          </select>
        </label>
        {isNew && (
          <label className={css['field']}>
            <span>{t('devices.id')}</span>
            <input
              className={css['input']}
              autoComplete="off"
              spellCheck={false}
              value={id}
              onChange={(event) => setId(event.target.value)}
            />
          </label>
        )}
        {fields.map((field) => (
          <SettingField
            key={`${driver} ${field.name}`}
            field={field}
            value={draft[field.name] ?? ''}
            bad={bad.includes(field.name)}
            suggestions={field.name === 'address' ? addresses : []}
            onChange={(value) => {
              setDraft({ ...draft, [field.name]: value });
              setBad(bad.filter((name) => name !== field.name));
            }}
          />
        ))}
        {info?.kind === 'button' && (
          <ButtonLesson
            lesson={lesson}
            address={draft['address'] ?? ''}
            contact={driver === 'contact-button'}
            onLearned={fill}
          />
        )}
        {refused ? (
          <Notice kind="attention" urgent>
            {t('devices.refused', { why: fault.message })}
          </Notice>
        ) : (
          <FaultNotice fault={fault} onClose={forget} />
        )}
        <div className={css['actions']}>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button kind="primary" type="submit" blocked={busy}>
            {t('devices.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
