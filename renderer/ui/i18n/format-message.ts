import type { CompiledIcuChoices, CompiledMessage } from '@lingui/message-utils/compileMessage';
import type { Language } from '../../../domain/catalog/catalog.ts';

/** What a message may be given; an ICU type in the message says how it is written. */
export type MessageValue = string | number | Date;

function isChoices(format: unknown): format is CompiledIcuChoices {
  return typeof format === 'object' && format !== null;
}

function isStyle(format: unknown): format is 'short' | 'medium' | 'long' | 'full' {
  return format === 'short' || format === 'medium' || format === 'long' || format === 'full';
}

/** Only the message's own branches: a value like 'constructor' is no branch. */
function own(choices: CompiledIcuChoices, key: string): CompiledMessage | undefined {
  return Object.hasOwn(choices, key) ? choices[key] : undefined;
}

/** ICU plural rules: an exact number first, then the language's own category, then `other`. */
function pluralChoice(
  language: Language,
  type: 'cardinal' | 'ordinal',
  choices: CompiledIcuChoices,
  value: number,
) {
  const shown = value - (choices.offset ?? 0);
  const category = new Intl.PluralRules(language, { type }).select(shown);
  return { shown, chosen: choices[String(value)] ?? choices[category] ?? choices['other'] };
}

/**
 * Says a message that the build has compiled from ICU, in a language: plain values, `plural`, `selectordinal`,
 * `select`, `number`, `date` and `time` (short, medium, long or full). A value that is missing says nothing.
 * @param counted what `#` stands for inside a plural
 */
export function formatMessage(
  language: Language,
  message: CompiledMessage,
  values: Readonly<Record<string, MessageValue>>,
  counted?: number,
): string {
  const numberText = (value: number) => new Intl.NumberFormat(language).format(value);
  return message
    .map((token) => {
      if (typeof token === 'string')
        return token === '#' && counted !== undefined ? numberText(counted) : token;
      const [name, type, format] = token;
      const value = values[name];
      if (value === undefined) return '';
      if (isChoices(format)) {
        if (type === 'select') {
          const chosen = own(format, String(value)) ?? format['other'];
          return chosen === undefined ? '' : formatMessage(language, chosen, values, counted);
        }
        const kind = type === 'selectordinal' ? 'ordinal' : 'cardinal';
        const { shown, chosen } = pluralChoice(language, kind, format, Number(value));
        return chosen === undefined ? '' : formatMessage(language, chosen, values, shown);
      }
      const style = isStyle(format) ? format : type === 'time' ? 'short' : 'medium';
      if (type === 'number') return numberText(Number(value));
      if (type === 'date')
        return new Intl.DateTimeFormat(language, { dateStyle: style }).format(new Date(value));
      if (type === 'time')
        return new Intl.DateTimeFormat(language, { timeStyle: style }).format(new Date(value));
      return String(value);
    })
    .join('');
}
