import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Button,
  Collection,
  Dialog,
  DialogTrigger,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { findLanguage, type Language, languages } from '#shared/languages.ts';
import { languageName, nameOf, shortLanguageName } from '../i18n/languageName.ts';
import { cx } from './cx.ts';
import { CheckIcon, ChevronIcon, SearchIcon } from './icons.tsx';
import styles from './LanguagePicker.module.css';
import { searchLanguages } from './searchLanguages.ts';

const AUTO = 'auto';
/** Stands for the empty code, which cannot be the key of an item. */
const ANY = 'any';

export interface LanguagePickerProps {
  label: string;
  /** BCP 47 code, or `auto` where `detected` is given. */
  value: string;
  onChange: (code: string) => void;
  /** BCP 47 codes, newest first. */
  recent: readonly string[];
  /** Offers automatic detection; the code of what it found, or null. */
  detected?: string | null;
  /** Codes of further languages that the text has, where it is mixed. */
  others?: readonly string[];
  /** Offers any language, whose code is empty: what that is called. */
  any?: string;
}

/** A button with the language's name that opens a list to search. */
export function LanguagePicker(props: LanguagePickerProps) {
  const { label, value, onChange, recent, detected, others = [], any } = props;
  const { t, i18n } = useTranslation();
  const auto = detected
    ? t('language.autoDetected', {
        language: [detected, ...others]
          .map((code) => shortLanguageName(code, i18n.language))
          .join(t('language.between')),
      })
    : t('language.auto');
  const shown =
    value === AUTO
      ? auto
      : value === '' && any !== undefined
        ? any
        : languageName(value, i18n.language);
  return (
    <DialogTrigger>
      <Button className={cx(styles.trigger)} aria-label={`${label}: ${shown}`}>
        <span className={styles.value}>{shown}</span>
        <ChevronIcon />
      </Button>
      <Popover placement="bottom start" offset={4} className={cx(styles.popover)}>
        <Dialog className={cx(styles.dialog)} aria-label={label}>
          {({ close }) => (
            <LanguageSearch
              label={label}
              value={value}
              recent={recent}
              offersAuto={detected !== undefined}
              any={any}
              onChoose={(code) => {
                close();
                onChange(code);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface LanguageSearchProps {
  label: string;
  value: string;
  recent: readonly string[];
  offersAuto: boolean;
  any: string | undefined;
  onChoose: (code: string) => void;
}

function LanguageSearch(props: LanguageSearchProps) {
  const { label, value, recent, offersAuto, any, onChoose } = props;
  const { t, i18n } = useTranslation();
  const [query, setQuery] = useState('');
  const sections = useMemo(() => {
    const found = searchLanguages(sorted(i18n.language), query);
    if (query.trim() !== '') return [{ id: 'found', title: '', languages: found }];
    const used = recent.map(findLanguage).filter((language) => language !== undefined);
    return [
      { id: 'recent', title: t('language.recent'), languages: used },
      { id: 'all', title: t('language.all'), languages: found },
    ].filter((section) => section.languages.length > 0);
  }, [query, recent, i18n.language, t]);

  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField className={cx(styles.search)} aria-label={t('language.search')} autoFocus>
        <SearchIcon />
        <Input className={cx(styles.input)} placeholder={t('language.search')} />
      </SearchField>
      <ListBox
        className={cx(styles.list)}
        aria-label={label}
        selectionMode="single"
        selectedKeys={[value || ANY]}
        onSelectionChange={(keys) => {
          // Choosing what is chosen already unselects it: no change, but an answer.
          const [key = value] = keys;
          onChoose(key === ANY ? '' : key.toString().replace(/^recent:/, ''));
        }}
        renderEmptyState={() => <p className={styles.none}>{t('language.none', { query })}</p>}
      >
        {offersAuto && query.trim() === '' && (
          <ListBoxItem id={AUTO} className={cx(styles.item)} textValue={t('language.detect')}>
            <span className={styles.name}>{t('language.detect')}</span>
            {value === AUTO && <CheckIcon />}
          </ListBoxItem>
        )}
        {any !== undefined && query.trim() === '' && (
          <ListBoxItem id={ANY} className={cx(styles.item)} textValue={any}>
            <span className={styles.name}>{any}</span>
            {value === '' && <CheckIcon />}
          </ListBoxItem>
        )}
        <Collection items={sections}>
          {(section) => (
            <ListBoxSection
              id={section.id}
              className={cx(styles.section)}
              aria-label={section.title || label}
            >
              {section.title && <Header className={cx(styles.header)}>{section.title}</Header>}
              <Collection
                items={section.languages.map((language) => ({
                  ...language,
                  id: section.id === 'recent' ? `recent:${language.code}` : language.code,
                }))}
              >
                {(language) => (
                  <ListBoxItem
                    className={cx(styles.item)}
                    textValue={nameOf(language, i18n.language)}
                  >
                    <LanguageRow language={language} chosen={language.code === value} />
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </Collection>
      </ListBox>
    </Autocomplete>
  );
}

function LanguageRow({ language, chosen }: { language: Language; chosen: boolean }) {
  const { i18n } = useTranslation();
  const name = nameOf(language, i18n.language);
  return (
    <>
      <span className={styles.name}>{name}</span>
      {language.native !== name && (
        <span className={styles.native} lang={language.code} dir={language.dir}>
          {language.native}
        </span>
      )}
      {chosen && <CheckIcon />}
    </>
  );
}

function sorted(interfaceLanguage: string): readonly Language[] {
  const { compare } = new Intl.Collator(interfaceLanguage);
  return languages.toSorted((a, b) =>
    compare(nameOf(a, interfaceLanguage), nameOf(b, interfaceLanguage)),
  );
}
