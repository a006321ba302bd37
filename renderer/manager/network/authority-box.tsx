import { Download } from 'lucide-react';
import type { NetworkView } from '../../../contract/network.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import css from './network.module.css';
import { useText } from './network-text.ts';

/** Words of a fingerprint, for two people to compare. They are English whatever the page speaks. */
export function Words({ words }: { readonly words: readonly string[] }) {
  return (
    <ol className={css['words']} lang="en" translate="no">
      {words.map((word, at) => (
        <li key={`${at} ${word}`}>{word}</li>
      ))}
    </ol>
  );
}

/** The certificate that devices may trust, and how to know that it is the right one. */
export function AuthorityBox({ authority }: { readonly authority: NonNullable<NetworkView['authority']> }) {
  const { t } = useText();
  return (
    <section className={css['box']} aria-labelledby="authority-title">
      <h2 id="authority-title" className={css['title']}>
        {t('authority')}
      </h2>
      <p>{t('authority.what')}</p>
      <Words words={authority.words} />
      <p className={css['fingerprint']}>{t('fingerprint', { fingerprint: authority.fingerprint })}</p>
      <p>
        <a className={css['download']} href="/ca.crt" download="pointfive-shop.crt">
          <Icon of={Download} />
          {t('authority.download')}
        </a>
      </p>
    </section>
  );
}
