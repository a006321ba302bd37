import { FileUp } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { Button } from '../ui/primitives/button.tsx';
import { classes } from '../ui/primitives/class-names.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { faultWords, type CommandFault } from '../ui/staff/fault-words.ts';
import { useSay } from '../ui/staff/say.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { useText, type ManagerTranslate } from './manager-text.ts';
import { MOST_UPLOAD_BYTES, readUpload, type PickedFile, type UploadFault } from './read-upload.ts';
import { sendUpload } from './send-upload.ts';
import { sizeWords } from './size-words.ts';
import css from './upload-area.module.css';

type Progress =
  | { readonly step: 'reading' | 'judging'; readonly file: string }
  | { readonly step: 'sending'; readonly file: string; readonly percent: number };

function uploadFaultWords(t: ManagerTranslate, fault: UploadFault, language: string): string {
  switch (fault.kind) {
    case 'none':
      return t('upload.fault.none');
    case 'several':
      return t('upload.fault.several', { count: fault.count });
    case 'too-large':
      return t('upload.fault.too-large', {
        size: sizeWords(fault.bytes, language),
        most: sizeWords(MOST_UPLOAD_BYTES, language),
      });
    case 'encoding':
    case 'unreadable':
      return t(`upload.fault.${fault.kind}`, { file: fault.file });
  }
}

function ProgressLine({ progress }: { readonly progress: Progress }) {
  const { t } = useText();
  const { file } = progress;
  return (
    <div className={css['progress']} role="status">
      <p>
        {progress.step === 'sending'
          ? t('upload.sending', { file, percent: progress.percent })
          : t(`upload.${progress.step}`, { file })}
      </p>
      <progress
        aria-label={file}
        className={css['bar']}
        max={100}
        value={progress.step === 'sending' ? progress.percent : undefined}
      />
    </div>
  );
}

/** Where a menu comes in: dropped or chosen, read, checked; customers see nothing of it yet. */
export function UploadArea({ replaces }: { readonly replaces: boolean }) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const say = useSay();
  const [over, setOver] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);

  function explain(fault: CommandFault): string {
    return fault.why === 'offline' ? t('upload.fault.offline') : faultWords(staff.t, fault);
  }

  async function take(files: readonly PickedFile[]): Promise<void> {
    const [first] = files;
    if (progress !== null || first === undefined) return;
    setTrouble(null);
    setProgress({ step: 'reading', file: first.name });
    const read = await readUpload(files);
    if (!read.ok) {
      setProgress(null);
      setTrouble(uploadFaultWords(t, read.error, screenLanguage));
      return;
    }
    const file = read.value.input.fileName;
    const answer = await sendUpload(read.value.body, (share) =>
      setProgress(
        share < 1 ? { step: 'sending', file, percent: Math.floor(share * 100) } : { step: 'judging', file },
      ),
    );
    setProgress(null);
    if (answer.ok) say(t('upload.done', { file }));
    else setTrouble(explain(answer));
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  }

  return (
    <section aria-labelledby="upload-title" className={css['upload']}>
      <h2 id="upload-title" className={css['title']}>
        {t('upload.title')}
      </h2>
      <div
        className={classes(css['area'], over && css['over'])}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon of={FileUp} size="xl" />
        <div className={css['words']}>
          <p className={css['drop']}>{t(over ? 'upload.drop.now' : 'upload.drop')}</p>
          <p className={css['what']}>{t('upload.what')}</p>
          {replaces && <p className={css['what']}>{t('upload.replaces')}</p>}
        </div>
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept=".json,.csv,image/*"
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            // The same file, repaired, may be chosen again.
            event.target.value = '';
          }}
        />
        <Button
          kind={replaces ? 'secondary' : 'primary'}
          blocked={progress !== null}
          onClick={() => picker.current?.click()}
        >
          {t('upload.choose')}
        </Button>
      </div>
      {progress && <ProgressLine progress={progress} />}
      {trouble !== null && (
        <Notice
          kind="attention"
          urgent
          action={
            <Button size="s" onClick={() => setTrouble(null)}>
              {staff.t('close')}
            </Button>
          }
        >
          {trouble}
        </Notice>
      )}
    </section>
  );
}
