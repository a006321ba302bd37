import css from './people-page.module.css';

/** Any of several: native checkboxes under their labels. */
export function Several({
  label,
  options,
  picked,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
}) {
  return (
    <fieldset className={css['several']}>
      <legend className={css['legend']}>{label}</legend>
      <div className={css['options']}>
        {options.map((option) => (
          <label key={option.value} className={css['option']} lang={option.lang}>
            <input
              type="checkbox"
              checked={picked.includes(option.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...picked, option.value]
                    : picked.filter((value) => value !== option.value),
                )
              }
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
