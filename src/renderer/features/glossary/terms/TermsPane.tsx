import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VirtualizerHandle } from 'virtua';
import type { Glossary } from '#shared/ipc/glossary.ts';
import { ErrorLine } from '../../../errors/ErrorLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import rows from '../../../ui/rows/RowList.module.css';
import { seenRows } from '../../../ui/rows/seenRows.ts';
import { useRowFocus } from '../../../ui/rows/useRowFocus.ts';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import { sidesOf } from '../../../ui/sides.ts';
import { QUERY_CHARACTERS } from '../../../ui/usePages.ts';
import { NEW_TERM } from './termFields.ts';
import { TermForm } from './TermForm.tsx';
import { TermList } from './TermList.tsx';
import styles from './TermsPane.module.css';
import { useTermActions } from './useTermActions.ts';
import { idOf, type Question, useTerms } from './useTerms.ts';

export interface TermsPaneProps {
  glossary: Glossary;
  searchInput: RefObject<HTMLInputElement | null>;
}

/** The terms of a glossary: searched, added to, edited; another glossary needs another `key`. */
export function TermsPane({ glossary, searchInput }: TermsPaneProps) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question>({ query: '' });
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const [editing, setEditing] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const terms = useTerms(glossary.id, question, () => seenRows(list));
  const { listing, error } = terms;
  const actions = useTermActions(glossary.id, terms.show, terms.refresh);
  const focus = useRowFocus({ listing, keyOf: idOf, scroller, list });
  const total = listing?.total ?? null;

  return (
    <>
      <div className={rows.tools}>
        <div className={rows.search}>
          <SearchBox
            label={t('glossary.terms.search')}
            value={question.query}
            onChange={(text) => {
              setQuestion({ query: text.slice(0, QUERY_CHARACTERS) });
              focus.reset();
            }}
            input={searchInput}
            onLeave={() => {
              focus.move(0);
            }}
          />
        </div>
        <Button
          ref={addButton}
          aria-expanded={isAdding}
          onPress={() => {
            setAdding(true);
          }}
        >
          {t('glossary.terms.add')}
        </Button>
        <p className={rows.count} role="status">
          {added !== null
            ? t('glossary.terms.isThere', { term: added })
            : total !== null && t('glossary.terms.found', { count: total })}
        </p>
      </div>
      {isAdding && (
        <div className={styles.add}>
          <TermForm
            label={t('glossary.terms.addLabel')}
            initial={NEW_TERM}
            sides={sidesOf(glossary.from, glossary.to)}
            languages={glossary}
            words={{ save: t('glossary.terms.saveNew'), cancel: t('glossary.terms.close') }}
            staysOpen
            onSave={async (fields) => {
              const isAdded = await actions.add(fields);
              if (isAdded) setAdded(fields.source || fields.target);
              return isAdded;
            }}
            onClose={() => {
              setAdding(false);
              setAdded(null);
              addButton.current?.focus();
            }}
          />
        </div>
      )}
      {error && (
        <div className={rows.error}>
          <ErrorLine error={error}>
            <Button onPress={terms.refresh}>{t('model.retry')}</Button>
          </ErrorLine>
        </div>
      )}
      {listing && total === 0 && (
        <NoTerms
          query={listing.question.query}
          isAdding={isAdding}
          onAdd={() => {
            setAdding(true);
          }}
        />
      )}
      {listing && total !== null && total > 0 && (
        <TermList
          glossary={glossary}
          listing={listing}
          focus={focus}
          scroller={scroller}
          list={list}
          actions={actions}
          editing={editing}
          onEdit={setEditing}
          onLook={terms.look}
        />
      )}
    </>
  );
}

interface NoTermsProps {
  query: string;
  isAdding: boolean;
  onAdd: () => void;
}

function NoTerms({ query, isAdding, onAdd }: NoTermsProps) {
  const { t } = useTranslation();
  const isSearched = query.trim() !== '';
  return (
    <div className={rows.none}>
      <p className={rows.noneTitle}>
        {isSearched ? t('glossary.terms.none', { query }) : t('glossary.terms.empty')}
      </p>
      <p>{t(isSearched ? 'glossary.terms.noneText' : 'glossary.terms.emptyText')}</p>
      {!isSearched && !isAdding && (
        <Button look="link" onPress={onAdd}>
          {t('glossary.terms.add')}
        </Button>
      )}
    </div>
  );
}
