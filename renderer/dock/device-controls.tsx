import { useState, type FormEvent } from 'react';
import type { DockControl, DockValue } from '../../domain/dock/dock-device.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Segments } from '../ui/staff/segments.tsx';
import css from './device-controls.module.css';
import { labelWords } from './device-labels.ts';
import { useText } from './dock-text.ts';

type Use = (control: string, value: DockValue) => void;
type Of<Kind extends DockControl['kind']> = Extract<DockControl, { readonly kind: Kind }>;

/** More options than this, or long ones, stand in a list that opens. */
const SEGMENTS_UP_TO = 4;
const SEGMENT_CHARS = 14;

function TextControl({ control, onUse }: { readonly control: Of<'text'>; readonly onUse: Use }) {
  const { t, screenLanguage } = useText();
  const [text, setText] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() === '') return;
    onUse(control.name, text);
    setText('');
  }
  const label = labelWords(control.label, screenLanguage);
  return (
    <form className={css['text']} onSubmit={submit}>
      <label className={css['field']}>
        <span className={css['label']}>{label}</span>
        <input
          className={css['input']}
          placeholder={labelWords(control.placeholder, screenLanguage)}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button type="submit" kind="primary">
        {t('text.send')}
      </Button>
      {control.suggestions.length > 0 && (
        <label className={css['field']}>
          <span className={css['label']}>{t('text.pick')}</span>
          <select
            className={css['input']}
            value=""
            onChange={(event) => event.target.value !== '' && onUse(control.name, event.target.value)}
          >
            <option value="">…</option>
            {control.suggestions.map((suggestion) => (
              <option key={suggestion} value={suggestion}>
                {suggestion}
              </option>
            ))}
          </select>
        </label>
      )}
    </form>
  );
}

function ChoiceControl({ control, onUse }: { readonly control: Of<'choice'>; readonly onUse: Use }) {
  const { screenLanguage } = useText();
  const label = labelWords(control.label, screenLanguage);
  const options = control.options.map((value) => ({ value, label: labelWords(value, screenLanguage) }));
  const few =
    options.length <= SEGMENTS_UP_TO && options.every((option) => option.label.length <= SEGMENT_CHARS);
  if (few)
    return (
      <Segments
        label={label}
        options={options}
        value={control.value}
        onPick={(value) => onUse(control.name, value)}
      />
    );
  return (
    <label className={css['field']}>
      <span className={css['label']}>{label}</span>
      <select
        className={css['input']}
        value={control.value}
        onChange={(event) => onUse(control.name, event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

function ToggleControl({ control, onUse }: { readonly control: Of<'toggle'>; readonly onUse: Use }) {
  const { screenLanguage } = useText();
  return (
    <label className={css['toggle']}>
      <input
        type="checkbox"
        className={css['box']}
        checked={control.on}
        onChange={() => onUse(control.name, !control.on)}
      />
      {labelWords(control.label, screenLanguage)}
    </label>
  );
}

/** Exactly the controls that a device publishes: things to do, switches, choices, words. */
export function DeviceControls({
  controls,
  onUse,
}: {
  readonly controls: readonly DockControl[];
  readonly onUse: Use;
}) {
  const { screenLanguage } = useText();
  const presses = controls.filter((control) => control.kind === 'press');
  const toggles = controls.filter((control) => control.kind === 'toggle');
  return (
    <div className={css['controls']}>
      {controls.map(
        (control) =>
          control.kind === 'text' && <TextControl key={control.name} control={control} onUse={onUse} />,
      )}
      {presses.length > 0 && (
        <div className={css['presses']}>
          {presses.map((control) => (
            <Button key={control.name} onClick={() => onUse(control.name, null)}>
              {labelWords(control.label, screenLanguage)}
            </Button>
          ))}
        </div>
      )}
      {controls.map(
        (control) =>
          control.kind === 'choice' && <ChoiceControl key={control.name} control={control} onUse={onUse} />,
      )}
      {toggles.length > 0 && (
        <div className={css['toggles']}>
          {toggles.map((control) => (
            <ToggleControl key={control.name} control={control} onUse={onUse} />
          ))}
        </div>
      )}
    </div>
  );
}
