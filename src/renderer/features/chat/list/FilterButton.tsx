import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { shortLanguageName } from '../../../i18n/languageName.ts';
import { cx } from '../../../ui/cx.ts';
import { FilterIcon } from '../../../ui/icons.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { activeParts, AGES, ARCHIVES, type FilterChoice, KINDS } from './conversationFilter.ts';
import { AGE_WORDS, ARCHIVE_WORDS, KIND_WORDS } from './filterWords.ts';
import styles from './FilterButton.module.css';
import { type RevisionLanguages, useRevisionLanguages } from './useRevisionLanguages.ts';

export interface FilterProps {
  choice: FilterChoice;
  onChange: (choice: FilterChoice) => void;
}

export function FilterButton({ choice, onChange }: FilterProps) {
  const { t } = useTranslation();
  const { languages, look } = useRevisionLanguages();
  const count = activeParts(choice).length;
  return (
    <DialogTrigger onOpenChange={look}>
      <AriaButton
        className={cx(styles.button)}
        aria-label={
          count > 0 ? t('conversations.filterActive', { count }) : t('conversations.filter')
        }
      >
        <FilterIcon />
        {t('conversations.filter')}
        {count > 0 && <span className={styles.badge}>{count}</span>}
      </AriaButton>
      <Popover placement="bottom start" offset={4} className={cx(styles.popover)}>
        <Dialog className={cx(styles.dialog)} aria-label={t('conversations.filter')}>
          <FilterFields choice={choice} onChange={onChange} languages={languages} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function FilterFields(props: FilterProps & { languages: RevisionLanguages }) {
  const { choice, onChange, languages } = props;
  const { t, i18n } = useTranslation();
  const change = (part: Partial<FilterChoice>) => {
    onChange({ ...choice, ...part });
  };
  // What was chosen stays to be seen when the last revision in that language is gone.
  const named = (codes: readonly string[], chosen: string) => [
    { value: '', label: t('conversations.anyLanguage') },
    ...[...new Set([...codes, chosen])]
      .filter((code) => code !== '')
      .map((code) => ({ value: code, label: shortLanguageName(code, i18n.language) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language)),
  ];
  return (
    <>
      <SelectField
        label={t('conversations.kind')}
        value={choice.kind}
        choices={KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) }))}
        onChange={(kind) => {
          change({ kind });
        }}
      />
      <div className={styles.pair}>
        <SelectField
          label={t('conversations.from')}
          value={choice.from}
          choices={named(languages.from, choice.from)}
          onChange={(from) => {
            change({ from });
          }}
        />
        <SelectField
          label={t('conversations.to')}
          value={choice.to}
          choices={named(languages.to, choice.to)}
          onChange={(to) => {
            change({ to });
          }}
        />
      </div>
      <SelectField
        label={t('conversations.age')}
        value={choice.age}
        choices={AGES.map((value) => ({ value, label: t(AGE_WORDS[value]) }))}
        onChange={(age) => {
          change({ age });
        }}
      />
      <SelectField
        label={t('conversations.archiveLabel')}
        value={choice.archived}
        choices={ARCHIVES.map((value) => ({ value, label: t(ARCHIVE_WORDS[value]) }))}
        onChange={(archived) => {
          change({ archived });
        }}
      />
    </>
  );
}
