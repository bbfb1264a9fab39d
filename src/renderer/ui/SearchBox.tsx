import type { RefObject } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import { CloseIcon, SearchIcon } from './icons.tsx';
import styles from './SearchBox.module.css';

export interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  input: RefObject<HTMLInputElement | null>;
  /** Down goes from the search to what it found. */
  onLeave: () => void;
}

/** A search field over a list. */
export function SearchBox({ label, value, onChange, input, onLeave }: SearchBoxProps) {
  const { t } = useTranslation();
  return (
    <SearchField className={cx(styles.search)} aria-label={label} value={value} onChange={onChange}>
      <SearchIcon />
      <Input
        ref={input}
        className={cx(styles.input)}
        placeholder={label}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      />
      {value !== '' && (
        <Button className={cx(styles.clear)} aria-label={t('history.clearSearch')}>
          <CloseIcon />
        </Button>
      )}
    </SearchField>
  );
}
