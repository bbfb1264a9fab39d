import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '#shared/ipc/history.ts';
import { findLanguage } from '#shared/languages.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';
import { Ago } from '../../ui/Ago.tsx';
import { TrashIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { SavedItem } from '../../ui/SavedList.tsx';
import styles from '../../ui/SavedList.module.css';
import { highlight } from './highlight.ts';

/** Marks for what is not whole; a finished translation needs none. */
const STATE_WORDS = {
  running: 'history.stateRunning',
  done: null,
  stopped: 'history.stateStopped',
  failed: 'history.stateFailed',
  interrupted: 'history.stateInterrupted',
} as const;

export interface HistoryItemProps {
  row: HistoryRow;
  query: string;
  /** Milliseconds since 1970. */
  now: number;
  onRemove: (id: string) => void;
}

export function HistoryItem({ row, query, now, onRemove }: HistoryItemProps) {
  const { t, i18n } = useTranslation();
  const { id, from, to, state, createdAt, sourceSnippet, targetSnippet } = row;
  // `auto` and `und`: the text did not tell, or it never came to that.
  const name = (code: string) =>
    findLanguage(code) ? shortLanguageName(code, i18n.language) : t('language.auto');
  const stateWords = STATE_WORDS[state];
  return (
    <SavedItem id={id} name={sourceSnippet}>
      <div className={styles.facts}>
        <span
          className={styles.pair}
          aria-label={t('history.pair', { from: name(from), to: name(to) })}
        >
          {name(from)} → {name(to)}
        </span>
        {stateWords && <span className={styles.state}>{t(stateWords)}</span>}
        <Ago time={createdAt} now={now} />
      </div>
      <Snippet text={sourceSnippet} language={from} query={query} className={styles.main} />
      <Snippet text={targetSnippet} language={to} query={query} className={styles.more} />
      <div className={styles.actions}>
        <IconButton
          label={t('history.deleteEntry', { text: shorten(sourceSnippet) })}
          shortcut={keys.delete}
          onPress={() => {
            onRemove(id);
          }}
        >
          <TrashIcon />
        </IconButton>
      </div>
    </SavedItem>
  );
}

interface SnippetProps {
  text: string;
  language: string;
  query: string;
  className: string | undefined;
}

function Snippet({ text, language, query, className }: SnippetProps) {
  const found = findLanguage(language);
  return (
    <MarkedText
      parts={highlight(text, query)}
      className={className}
      lang={found?.code}
      dir={found?.dir}
    />
  );
}

const NAME_CHARACTERS = 30;

function shorten(text: string): string {
  if (text.length <= NAME_CHARACTERS) return text;
  // Half of a surrogate pair would be spoken as a replacement character.
  return `${text.slice(0, NAME_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
