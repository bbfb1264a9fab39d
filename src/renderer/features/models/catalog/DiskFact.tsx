import { useTranslation } from 'react-i18next';
import type { Machine } from '#shared/ipc/models.ts';
import { formatBytes } from '../../../errors/errorText.ts';
import rows from '../rows.module.css';

export interface DiskFactProps {
  /** That must be free while a model is made; 0: nobody knows. */
  bytes: number;
  machine: Machine | null;
}

/** How much room a model takes on the disk while it is made, and whether that is there. */
export function DiskFact({ bytes, machine }: DiskFactProps) {
  const { t, i18n } = useTranslation();
  if (bytes === 0) return t('models.get.unknown');
  const needed = formatBytes(bytes, i18n.language);
  if (!machine || machine.disk.freeBytes >= bytes)
    return <span>{t('models.catalog.disk', { size: needed })}</span>;
  const free = formatBytes(machine.disk.freeBytes, i18n.language);
  return <span className={rows.bad}>{t('models.catalog.diskTooSmall', { needed, free })}</span>;
}
