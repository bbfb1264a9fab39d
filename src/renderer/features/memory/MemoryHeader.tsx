import { useTranslation } from 'react-i18next';
import type { MemorySummary } from '#shared/ipc/memory.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import { Button } from '../../ui/Button.tsx';
import { MoreIcon } from '../../ui/icons.tsx';
import styles from './MemoryPage.module.css';
import type { MemoryFormat } from './useMemoryTransfer.ts';

const FORMATS = ['tmx', 'csv'] as const satisfies MemoryFormat[];
/** As many as stand in a line. */
const SHOWN_LANGUAGES = 4;

export interface MemoryHeaderProps {
  summary: MemorySummary;
  /** How many are listed. */
  found: number;
  onLanguages: (from: string, to: string) => void;
  onImport: () => void;
  onExport: (format: MemoryFormat) => void;
  onDelete: () => void;
}

/** How much there is, and what can be done with it. */
export function MemoryHeader(props: MemoryHeaderProps) {
  const { summary, found, onLanguages, onImport, onExport, onDelete } = props;
  const { t, i18n } = useTranslation();
  const name = (code: string) => shortLanguageName(code, i18n.language);
  return (
    <header className={styles.header}>
      <div className={styles.about}>
        <h2 className={styles.title}>{t('memory.label')}</h2>
        <div className={styles.facts}>
          <span>{t('memory.pairs', { count: summary.pairs })}</span>
          {summary.languages.slice(0, SHOWN_LANGUAGES).map(({ from, to, pairs }) => (
            <Button
              key={`${from}>${to}`}
              look="link"
              onPress={() => {
                onLanguages(from, to);
              }}
            >
              {t('memory.languagesCount', { from: name(from), to: name(to), count: pairs })}
            </Button>
          ))}
        </div>
      </div>
      <Button onPress={onImport}>{t('memory.import')}</Button>
      <ActionMenu
        label={t('memory.actions')}
        icon={<MoreIcon />}
        actions={
          found === 0
            ? []
            : [
                ...FORMATS.map((format) => ({
                  id: format,
                  label: t(`memory.exportAs.${format}`),
                  onAction: () => {
                    onExport(format);
                  },
                })),
                {
                  id: 'delete',
                  label: t('memory.deleteFound.action', { count: found }),
                  onAction: onDelete,
                },
              ]
        }
      />
    </header>
  );
}
