import { useTranslation } from 'react-i18next';
import { shortLanguageName } from '../../../i18n/languageName.ts';
import { Button } from '../../../ui/Button.tsx';
import { activeParts, type FilterChoice, NO_FILTER } from './conversationFilter.ts';
import type { FilterProps } from './FilterButton.tsx';
import { AGE_WORDS, ARCHIVE_WORDS, KIND_WORDS } from './filterWords.ts';
import styles from './FilterButton.module.css';

/** What the list is narrowed to, and the way back; nothing while it is not. */
export function FilterLine({ choice, onChange }: FilterProps) {
  const { t, i18n } = useTranslation();
  const active = activeParts(choice);
  if (active.length === 0) return null;
  const language = (code: string) => shortLanguageName(code, i18n.language);
  const words: Record<keyof FilterChoice, () => string> = {
    kind: () => t(KIND_WORDS[choice.kind]),
    from: () => t('conversations.fromIs', { language: language(choice.from) }),
    to: () => t('conversations.toIs', { language: language(choice.to) }),
    age: () => t(AGE_WORDS[choice.age]),
    archived: () => t(ARCHIVE_WORDS[choice.archived]),
  };
  return (
    <p className={styles.line}>
      <span>{active.map((part) => words[part]()).join(' · ')}</span>
      <Button
        look="link"
        onPress={() => {
          onChange(NO_FILTER);
        }}
      >
        {t('conversations.clearFilters')}
      </Button>
    </p>
  );
}
