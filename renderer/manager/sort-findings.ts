import type { CatalogFinding } from '../../domain/catalog/catalog.ts';

export type FindingFilter = 'all' | 'error' | 'warning';

/** Errors first, otherwise as they stand in the file; only those of the filter that contain every searched word. */
export function sortFindings(
  findings: readonly CatalogFinding[],
  filter: FindingFilter,
  search: string,
): readonly CatalogFinding[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = findings.filter((finding) => {
    if (filter !== 'all' && finding.severity !== filter) return false;
    const text = `${finding.where} ${finding.message} ${finding.rule}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [
    ...wanted.filter(({ severity }) => severity === 'error'),
    ...wanted.filter(({ severity }) => severity === 'warning'),
  ];
}
