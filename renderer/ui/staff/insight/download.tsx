import { Download } from 'lucide-react';
import { type CsvCell, csvText } from '../../../../domain/insight/csv.ts';
import { Button } from '../../primitives/button.tsx';

export interface DownloadProps {
  readonly label: string;
  readonly file: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** A table as a file for a spreadsheet. */
export function CsvDownload({ label, file, head, rows }: DownloadProps) {
  function save(): void {
    const url = URL.createObjectURL(new Blob([csvText(head, rows)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file;
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Button size="s" icon={Download} onClick={save}>
      {label}
    </Button>
  );
}
