import { useEffect, useRef, useState } from 'react';
import type { LessonView } from '../../../contract/device-views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import css from './device-form.module.css';

export interface ButtonLessonProps {
  readonly lesson: LessonView | null;
  readonly address: string;
  /** The form is for a plain contact on the pins of a serial port. */
  readonly contact: boolean;
  /** Settings of the driver that fits what was heard. */
  readonly onLearned: (settings: Readonly<Record<string, unknown>>) => void;
}

/** Finds out what a help button says: the person presses it, and the form fills itself. */
export function ButtonLesson({ lesson, address, contact, onLearned }: ButtonLessonProps) {
  const { t } = useText();
  const { run, fault, forget } = useRun();
  const [mine, setMine] = useState(false);
  const told = useRef<LessonView | null>(null);
  const running = lesson?.state === 'running';
  useEffect(() => {
    if (!mine || lesson?.state !== 'learned' || told.current === lesson) return;
    told.current = lesson;
    onLearned(lesson.settings);
  }, [mine, lesson, onLearned]);

  async function start(): Promise<void> {
    setMine((await run('device.learn', { address: address.trim(), contact })) !== undefined);
  }

  const said = fault?.why === 'refused' && fault.reason === 'in-use' ? fault.message : null;
  return (
    <div className={css['field']}>
      {mine && lesson !== null && <LessonWords lesson={lesson} />}
      {said === null ? (
        <FaultNotice fault={fault} onClose={forget} />
      ) : (
        <Notice kind="attention" urgent>
          {t('devices.learn.inUse', { why: said })}
        </Notice>
      )}
      {running && mine ? (
        <Button onClick={() => void run('device.learnStop', {})}>{t('devices.learn.stop')}</Button>
      ) : (
        <Button blocked={address.trim() === ''} onClick={() => void start()}>
          {t('devices.learn')}
        </Button>
      )}
    </div>
  );
}

function LessonWords({ lesson }: { readonly lesson: LessonView }) {
  const { t } = useText();
  switch (lesson.state) {
    case 'running': {
      const { step } = lesson;
      return (
        <Notice urgent>
          {step.kind === 'connecting'
            ? t('devices.learn.connecting')
            : step.kind === 'be-still'
              ? t('devices.learn.beStill', { seconds: step.seconds })
              : t(step.kind === 'press' ? 'devices.learn.press' : 'devices.learn.letGo', {
                  nth: step.nth,
                  of: step.of,
                })}
        </Notice>
      );
    }
    case 'learned':
      return <Notice kind="good">{t('devices.learn.learned')}</Notice>;
    case 'failed':
      return (
        <Notice kind="attention" urgent>
          {t(`devices.learn.failed.${lesson.why}`)}
        </Notice>
      );
  }
}
