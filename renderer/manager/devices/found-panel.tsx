import type { CommandOutput } from '../../../contract/commands.ts';
import type { FoundDeviceInfo } from '../../../contract/device-commands.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useText } from '../manager-text.ts';
import css from './found-panel.module.css';

export interface FoundPanelProps {
  /** null while it is being looked. */
  readonly result: CommandOutput<'device.discover'> | null;
  readonly onUse: (found: FoundDeviceInfo) => void;
  readonly onClose: () => void;
}

/** What is plugged into this computer, what it probably is, and whether it may be opened. */
export function FoundPanel({ result, onUse, onClose }: FoundPanelProps) {
  const { t } = useText();
  const staff = useStaffText();
  return (
    <Panel title={t('devices.found')} onClose={onClose}>
      {result === null && <p role="status">{t('devices.looking')}</p>}
      {result?.found.length === 0 && <p>{t('devices.found.none')}</p>}
      {result !== null && result.found.length > 0 && (
        <ul className={css['list']}>
          {result.found.map((found) => (
            <li key={found.address} className={css['found']}>
              <div className={css['words']}>
                <p className={css['name']}>{found.name}</p>
                <p>
                  {found.likely.length === 0
                    ? t('devices.found.unknown')
                    : [...new Set(found.likely.map(({ kind }) => staff.t(`device.kind.${kind}`)))].join(
                        ' · ',
                      )}
                </p>
                {found.access === 'denied' && <p className={css['denied']}>{t('devices.found.denied')}</p>}
                {found.remark === 'keyboard-mode' && <p>{t('devices.found.keyboard')}</p>}
                <code className={css['address']}>{found.address}</code>
              </div>
              {found.usedBy === null ? (
                <Button
                  aria-label={t('devices.found.useFor', { name: found.name })}
                  onClick={() => onUse(found)}
                >
                  {t('devices.found.use')}
                </Button>
              ) : (
                <p className={css['used']}>{t('devices.found.used', { name: found.usedBy })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      {result?.problems.map((problem) => (
        <Notice key={problem} kind="attention">
          {problem}
        </Notice>
      ))}
      <p className={css['soft']}>{t('devices.found.network')}</p>
    </Panel>
  );
}
