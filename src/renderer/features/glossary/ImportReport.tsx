import { useTranslation } from 'react-i18next';
import type { GlossaryImport } from '#shared/ipc/glossary.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';
import { Report } from '../../ui/Report.tsx';
import styles from './ImportReport.module.css';

export interface ImportReportProps {
  report: GlossaryImport;
  onClose: () => void;
}

/** What became of an import, and what is wrong with the first lines that could not be used. */
export function ImportReport({ report, onClose }: ImportReportProps) {
  const { t, i18n } = useTranslation();
  const { glossary, added, skipped, refused, problems } = report;
  const unnamed = refused - problems.length;
  const words = ({ code, found }: GlossaryImport['problems'][number]) =>
    t(`glossary.imported.problem.${code}`, {
      found: code === 'language' ? shortLanguageName(found, i18n.language) : found,
    });
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
          {problems.map((each, i) => (
            <li key={i}>
              {t('glossary.imported.line', { line: each.line, problem: words(each) })}
            </li>
          ))}
          {unnamed > 0 && <li>{t('glossary.imported.more', { count: unnamed })}</li>}
        </ul>
      )}
    </Report>
  );
}
