import type { OrderLine } from '../../../domain/cart/line.ts';
import { useText } from '../kiosk-text.ts';
import css from './line-options.module.css';

/** What was chosen inside a line, the deeper the further in. */
export function LineOptions({ line }: { readonly line: OrderLine }) {
  const { pick } = useText();
  if (line.options.length === 0) return null;
  return (
    <ul className={css['options']}>
      {line.options.map((option, at) => (
        <li
          key={`${option.groupId} ${option.optionId} ${at}`}
          className={option.depth > 0 ? css['deeper'] : undefined}
        >
          {option.quantity > 1 && `${option.quantity} × `}
          {pick(option.name)}
        </li>
      ))}
    </ul>
  );
}
