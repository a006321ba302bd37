import { type Outcome, table } from './outcome.ts';
import { withStores } from './shop-data.ts';

/** Every published version, newest first, and which one customers see. */
export function listCatalogs(data: string): Promise<Outcome> {
  return withStores(data, ({ catalogs }) => {
    const live = catalogs.live();
    const versions = catalogs.list().map((row) => ({
      version: row.version,
      live: row.version === live,
      items: row.items,
      publishedAt: new Date(row.published_at).toISOString(),
      publishedBy: row.published_by,
      source: row.source,
    }));
    return {
      exitCode: 0,
      lines:
        versions.length === 0
          ? ['No catalogue has been published yet. Bring one in with: npm run cli -- catalog import <file>']
          : table([
              ['version', 'items', 'published', 'by', 'source'],
              ...versions.map((row) => [
                `${row.version}${row.live ? ' (live)' : ''}`,
                String(row.items),
                row.publishedAt,
                row.publishedBy,
                row.source,
              ]),
            ]),
      json: { versions },
    };
  });
}
