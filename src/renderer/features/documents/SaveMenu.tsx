import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { Button } from '../../ui/Button.tsx';
import menu from '../../ui/ChoiceMenu.module.css';
import { cx } from '../../ui/cx.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import styles from './Queue.module.css';
import type { FileActions } from './useFileActions.ts';

const CHOICES = [
  { label: 'files.saveTarget', bilingual: false, where: 'beside' },
  { label: 'files.saveBilingual', bilingual: true, where: 'beside' },
  { label: 'files.saveAs', bilingual: false, where: 'choose' },
  { label: 'files.saveBilingualAs', bilingual: true, where: 'choose' },
] as const;

export interface SaveMenuProps {
  job: DocumentJob;
  actions: FileActions;
}

/** Writes the translation of a file: alone or with its source, beside it or elsewhere. */
export function SaveMenu({ job, actions }: SaveMenuProps) {
  const { t } = useTranslation();
  const { id, name, done, total, canBeBilingual } = job;
  if (done === 0) return null;
  const label = t('files.saveOf', { name });
  return (
    <MenuTrigger>
      <Button aria-label={label}>
        {t('files.save')}
        <ChevronIcon />
      </Button>
      <Popover placement="bottom end" offset={4} className={cx(menu.popover)}>
        <Menu className={cx(menu.menu)} aria-label={label}>
          <MenuSection aria-label={label}>
            {done < total && (
              <Header className={styles.saveHint}>{t('files.saveUnfinished')}</Header>
            )}
            {CHOICES.filter(({ bilingual }) => canBeBilingual || !bilingual).map((choice) => (
              <MenuItem
                key={choice.label}
                id={choice.label}
                textValue={t(choice.label)}
                className={cx(menu.item)}
                onAction={() => {
                  actions.save(id, choice.bilingual, choice.where);
                }}
              >
                {t(choice.label)}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
