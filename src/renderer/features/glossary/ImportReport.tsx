import { useTranslation } from 'react-i18next';
import type { GlossaryImport } from '#shared/ipc/glossary.ts';
import { Report } from '../../ui/Report.tsx';
import styles from './ImportReport.module.css';

export interface ImportReportProps {
  report: GlossaryImport;
  onClose: () => void;
}

/** What became of an import, and what is wrong with the first lines that could not be used. */
export function ImportReport({ report, onClose }: ImportReportProps) {
  const { t } = useTranslation();
  const { glossary, added, skipped, refused, problems } = report;
  const unnamed = refused - problems.length;
  const facts = [
    t('glossary.imported.added', { count: added }),
    skipped > 0 && t('glossary.imported.skipped', { count: skipped }),
    refused > 0 && t('glossary.imported.refused', { count: refused }),
  ];
  return (
    <Report
      title={t('glossary.imported.title', glossary)}
      facts={facts}
      closeLabel={t('glossary.imported.close')}
      onClose={onClose}
    >
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map(({ line, problem }, i) => (
            <li key={i}>{t('glossary.imported.line', { line, problem })}</li>
          ))}
          {unnamed > 0 && <li>{t('glossary.imported.more', { count: unnamed })}</li>}
        </ul>
      )}
    </Report>
  );
}
