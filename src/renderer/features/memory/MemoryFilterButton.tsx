import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MemorySummary } from '#shared/ipc/memory.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { cx } from '../../ui/cx.ts';
import { DayField } from '../../ui/DayField.tsx';
import { FilterIcon } from '../../ui/icons.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './MemoryFilterButton.module.css';
import { type FilterChoice, NO_FILTER, partsInUse } from './memoryFilter.ts';
import { originWords } from './originWords.ts';

export interface MemoryFilterProps {
  choice: FilterChoice;
  summary: MemorySummary | null;
  onChange: (choice: FilterChoice) => void;
}

/** Narrows the list by languages, origin, date and duplicates. */
export function MemoryFilterButton(props: MemoryFilterProps) {
  const { t } = useTranslation();
  const count = partsInUse(props.choice);
  return (
    <DialogTrigger>
      <AriaButton
        className={cx(styles.button)}
        aria-label={count > 0 ? t('memory.filter.active', { count }) : t('memory.filter.label')}
      >
        <FilterIcon />
        {t('memory.filter.label')}
        {count > 0 && <span className={styles.badge}>{count}</span>}
      </AriaButton>
      <Popover placement="bottom start" offset={4} className={cx(styles.popover)}>
        <Dialog className={cx(styles.dialog)} aria-label={t('memory.filter.label')}>
          <FilterFields {...props} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function FilterFields({ choice, summary, onChange }: MemoryFilterProps) {
  const { t, i18n } = useTranslation();
  const change = (part: Partial<FilterChoice>) => {
    onChange({ ...choice, ...part });
  };
  // What was chosen stays to be seen when the last pair of it is gone.
  const choices = (values: readonly string[], chosen: string, word: (value: string) => string) => [
    { value: '', label: t('memory.filter.any') },
    ...[...new Set([...values, chosen])]
      .filter((value) => value !== '')
      .map((value) => ({ value, label: word(value) })),
  ];
  const languages = (codes: readonly string[], chosen: string) =>
    choices(codes, chosen, (code) => shortLanguageName(code, i18n.language));
  const { languages: pairs = [], origins = [] } = summary ?? {};
  return (
    <>
      <div className={styles.two}>
        <SelectField
          label={t('memory.filter.from')}
          value={choice.from}
          choices={languages(
            pairs.map(({ from }) => from),
            choice.from,
          )}
          onChange={(from) => {
            change({ from });
          }}
        />
        <SelectField
          label={t('memory.filter.to')}
          value={choice.to}
          choices={languages(
            pairs.map(({ to }) => to),
            choice.to,
          )}
          onChange={(to) => {
            change({ to });
          }}
        />
      </div>
      <SelectField
        label={t('memory.filter.origin')}
        value={choice.origin}
        choices={choices(
          origins.map(({ origin }) => origin),
          choice.origin,
          (origin) => originWords(origin, t),
        )}
        onChange={(origin) => {
          change({ origin });
        }}
      />
      <div className={styles.two}>
        <DayField
          label={t('memory.filter.since')}
          value={choice.since}
          onChange={(since) => {
            change({ since });
          }}
        />
        <DayField
          label={t('memory.filter.before')}
          value={choice.before}
          onChange={(before) => {
            change({ before });
          }}
        />
      </div>
      <Checkbox
        isSelected={choice.duplicates}
        onChange={(duplicates) => {
          change({ duplicates });
        }}
      >
        {t('memory.filter.duplicates')}
      </Checkbox>
      {partsInUse(choice) > 0 && (
        <Button
          look="quiet"
          onPress={() => {
            onChange(NO_FILTER);
          }}
        >
          {t('memory.filter.clear')}
        </Button>
      )}
    </>
  );
}
