import type { ManagerTranslate } from '../manager-text.ts';

/** What proved that a device works: proofs of our own in words, anything else as the device said it. */
export function provenWords(t: ManagerTranslate, note: string): string {
  switch (note) {
    case '':
      return t('devices.proven');
    case 'process-id':
      return t('devices.proof.processId');
    case 'paper-status':
      return t('devices.proof.paperStatus');
    case 'pressed':
      return t('devices.proof.pressed');
    default:
      return t('devices.provenBy', { note });
  }
}
