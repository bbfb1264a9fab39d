import { useTranslation } from 'react-i18next';
import { Report } from '../../ui/Report.tsx';
import type { MemoryImport } from './useMemoryTransfer.ts';

export interface ImportReportProps {
  imported: MemoryImport;
  onClose: () => void;
}

/** What became of an import, also of one that was stopped. */
export function ImportReport({ imported, onClose }: ImportReportProps) {
  const { t } = useTranslation();
  const { state, added, skipped, refused } = imported;
  return (
    <Report
      title={t(state === 'done' ? 'memory.imported.title' : 'memory.imported.stoppedTitle')}
      facts={[
        t('memory.imported.added', { count: added }),
        skipped > 0 && t('memory.imported.skipped', { count: skipped }),
        refused > 0 && t('memory.imported.refused', { count: refused }),
      ]}
      closeLabel={t('memory.imported.close')}
      onClose={onClose}
    />
  );
}
