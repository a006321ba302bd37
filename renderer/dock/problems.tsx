import { TriangleAlert } from 'lucide-react';
import { Icon } from '../ui/primitives/icon.tsx';
import css from './problems.module.css';
import { useText } from './dock-text.ts';

/** What a virtual device was sent and did not understand, loudly; nothing when it understood all. */
export function Problems({
  problems,
  name,
}: {
  readonly problems: readonly string[];
  readonly name: string;
}) {
  const { t } = useText();
  if (problems.length === 0) return null;
  return (
    <div className={css['problems']} role="alert">
      <p className={css['title']}>
        <Icon of={TriangleAlert} />
        {t('problems', { name, count: problems.length })}
      </p>
      <ul tabIndex={0} aria-label={t('problems', { name, count: problems.length })}>
        {problems.map((problem, at) => (
          <li key={at}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
