import { useId } from 'react';
import { useText } from '../manager-text.ts';
import type { FormField } from './schema-form.ts';
import css from './setting-field.module.css';

export interface SettingFieldProps {
  readonly field: FormField;
  readonly value: string;
  /** It can't be read as it stands. */
  readonly bad: boolean;
  readonly onChange: (value: string) => void;
  /** Addresses of what is plugged in. */
  readonly suggestions?: readonly string[];
}

/** One setting, asked for in its driver's own words. */
export function SettingField(props: SettingFieldProps) {
  const { field, bad } = props;
  const { t } = useText();
  const id = useId();
  const group = field.widget.kind === 'several';
  const words = (
    <>
      <span className={css['words']}>
        {field.words}
        {field.required && <span className={css['needed']}> · {t('devices.needed')}</span>}
      </span>
      <code className={css['key']}>{field.name}</code>
    </>
  );
  const wrong = bad && (
    <p id={`${id}-bad`} className={css['bad']} role="alert">
      {t(field.widget.kind === 'number' ? 'devices.bad.number' : 'devices.bad')}
    </p>
  );
  if (group) {
    return (
      <fieldset className={css['field']}>
        <legend className={css['label']}>{words}</legend>
        <Input {...props} id={id} />
        {wrong}
      </fieldset>
    );
  }
  return (
    <div className={css['field']}>
      <label htmlFor={id} className={css['label']}>
        {words}
      </label>
      <Input {...props} id={id} />
      {field.secret && <p className={css['hint']}>{t('devices.secret')}</p>}
      {wrong}
    </div>
  );
}

function Input({
  field,
  value,
  bad,
  onChange,
  suggestions = [],
  id,
}: SettingFieldProps & { readonly id: string }) {
  const { t } = useText();
  const { widget } = field;
  const common = {
    id,
    className: css['input'],
    'aria-invalid': bad,
    'aria-describedby': bad ? `${id}-bad` : undefined,
    value,
  };
  switch (widget.kind) {
    case 'choice':
      return (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('devices.usual')}</option>
          {widget.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      );
    case 'toggle':
      return (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('devices.usual')}</option>
          <option value="true">{t('devices.yes')}</option>
          <option value="false">{t('devices.no')}</option>
        </select>
      );
    case 'several': {
      const chosen = value.split('\n').filter((one) => one !== '');
      return (
        <div className={css['several']}>
          {widget.options.map((option) => (
            <label key={option} className={css['check']}>
              <input
                type="checkbox"
                checked={chosen.includes(option)}
                onChange={(event) =>
                  onChange(
                    widget.options
                      .filter((one) => (one === option ? event.target.checked : chosen.includes(one)))
                      .join('\n'),
                  )
                }
              />
              {option}
            </label>
          ))}
        </div>
      );
    }
    case 'lines':
    case 'json':
      return (
        <textarea
          {...common}
          rows={Math.min(8, value.split('\n').length + 1)}
          spellCheck={false}
          placeholder={widget.kind === 'lines' ? t('devices.onePerLine') : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'number':
    case 'text':
      return (
        <>
          <input
            {...common}
            type={field.secret ? 'password' : 'text'}
            inputMode={widget.kind === 'number' ? 'decimal' : undefined}
            autoComplete="off"
            spellCheck={false}
            list={suggestions.length > 0 ? `${id}-list` : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
          {suggestions.length > 0 && (
            <datalist id={`${id}-list`}>
              {suggestions.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      );
  }
}
