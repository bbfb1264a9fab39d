import { useTranslation } from 'react-i18next';
import type { Glossary } from '#shared/ipc/glossary.ts';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import { Button } from '../../ui/Button.tsx';
import { MoreIcon, PreviousIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './GlossaryPage.module.css';
import { pairWords } from './glossaryWords.ts';
import type { GlossaryActions } from './useGlossaryActions.ts';

const FORMATS = ['csv', 'tsv', 'tbx'] as const;

export interface GlossaryHeaderProps {
  glossary: Glossary;
  actions: GlossaryActions;
  onBack: () => void;
  onEdit: () => void;
  onImport: () => void;
}

/** Which glossary is on show, and what can be done with it as a whole. */
export function GlossaryHeader(props: GlossaryHeaderProps) {
  const { glossary, actions, onBack, onEdit, onImport } = props;
  const { t, i18n } = useTranslation();
  const { id, name, terms } = glossary;
  return (
    <header className={styles.header}>
      <div className={styles.back}>
        <IconButton label={t('glossary.back')} onPress={onBack}>
          <PreviousIcon />
        </IconButton>
      </div>
      <div className={styles.about}>
        <h2 className={styles.name} dir="auto">
          {name}
        </h2>
        <p className={styles.facts}>
          {pairWords(glossary, t, i18n.language)} · {t('glossary.count', { count: terms })}
        </p>
      </div>
      <Button aria-label={t('glossary.importOf', { name })} onPress={onImport}>
        {t('glossary.import')}
      </Button>
      <ActionMenu
        label={t('glossary.actions', { name })}
        icon={<MoreIcon />}
        actions={[
          { id: 'edit', label: t('glossary.edit'), onAction: onEdit },
          ...FORMATS.map((format) => ({
            id: format,
            label: t(`glossary.exportAs.${format}`),
            onAction: () => {
              actions.exportAs(id, format);
            },
          })),
          {
            id: 'delete',
            label: t('glossary.delete'),
            onAction: () => {
              actions.remove(glossary);
            },
          },
        ]}
      />
    </header>
  );
}
