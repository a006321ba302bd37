import { useEffect, useState } from 'react';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { indexCatalog } from '../../domain/catalog/catalog-index.ts';
import type { Menu } from './menu.ts';

const RETRY_MS = 1_500;

/** The engine publishes only what its own lint has passed, so the format's name is enough here. */
export function isCatalog(catalog: unknown): catalog is Catalog {
  return (
    typeof catalog === 'object' &&
    catalog !== null &&
    'format' in catalog &&
    catalog.format === 'pointfive-catalog/1'
  );
}

async function fetchCatalog(version: number, signal: AbortSignal): Promise<Catalog> {
  const response = await fetch(`/catalog/${version}`, { signal });
  if (!response.ok) throw new Error(`catalogue ${version}: HTTP ${response.status}`);
  const catalog: unknown = await response.json();
  if (!isCatalog(catalog)) throw new Error(`catalogue ${version} is none`);
  return catalog;
}

/** The menu of this version. The last one stays until the next is there, so that nothing flickers. */
export function useCatalog(version: number | null): Menu | null {
  const [menu, setMenu] = useState<Menu | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (version === null) return undefined;
    const stop = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    fetchCatalog(version, stop.signal)
      .then((catalog) => setMenu({ version, index: indexCatalog(catalog) }))
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        // oxlint-disable-next-line no-console -- the page has no other log; the shell keeps its console
        console.error(error);
        retry = setTimeout(() => setAttempt((before) => before + 1), RETRY_MS);
      });
    return () => {
      stop.abort();
      clearTimeout(retry);
    };
  }, [version, attempt]);

  return version === null ? null : menu;
}
