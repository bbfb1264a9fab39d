import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GlossaryTerm } from '#shared/ipc/glossary.ts';
import { cx } from '../../../ui/cx.ts';
import { EditIcon, TrashIcon } from '../../../ui/icons.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keys } from '../../../ui/keys.ts';
import rows from '../../../ui/rows/PairRow.module.css';
import { SideText } from '../../../ui/rows/SideText.tsx';
import type { Sides } from '../../../ui/sides.ts';
import { contradiction, fieldsOf } from './termFields.ts';
import { TermForm } from './TermForm.tsx';
import styles from './TermRow.module.css';
import type { TermActions } from './useTermActions.ts';

export interface TermRowProps {
  /** Undefined while it is loaded, and so are those before and after it. */
  term: GlossaryTerm | undefined;
  before: GlossaryTerm | undefined;
  after: GlossaryTerm | undefined;
  /** In the list, from 0, and how many are in it. */
  position: number;
  count: number;
  sides: Sides;
  languages: { from: string; to: string };
  query: string;
  isCurrent: boolean;
  isEditing: boolean;
  /** Null ends it. */
  onEdit: (id: number | null) => void;
  actions: TermActions;
}

/** A term of a glossary. */
export const TermRow = memo(function TermRow(props: TermRowProps) {
  const { term, position, count, isCurrent, isEditing } = props;
  const { t } = useTranslation();
  return (
    <article
      className={cx(rows.row, term?.forbidden && styles.forbidden)}
      aria-label={t('glossary.terms.term', { number: position + 1 })}
      aria-posinset={position + 1}
      aria-setsize={count}
      aria-current={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      data-position={position}
    >
      {!term ? (
        <p className={rows.quiet}>{t('glossary.terms.loading')}</p>
      ) : isEditing ? (
        <EditedTerm {...props} term={term} />
      ) : (
        <Term {...props} term={term} />
      )}
    </article>
  );
});

type KnownTermProps = TermRowProps & { term: GlossaryTerm };

function EditedTerm({ term, sides, languages, onEdit, actions }: KnownTermProps) {
  const { t } = useTranslation();
  return (
    <TermForm
      label={t('glossary.terms.editTerm')}
      initial={fieldsOf(term)}
      sides={sides}
      languages={languages}
      words={{ save: t('glossary.terms.save'), cancel: t('glossary.terms.cancel') }}
      onSave={(changed) => actions.change(term.id, changed)}
      onClose={() => {
        onEdit(null);
      }}
    />
  );
}

function Term({ term, before, after, sides, query, onEdit, actions }: KnownTermProps) {
  const { t } = useTranslation();
  const { id, source, target, note, match, caseSensitive, forbidden } = term;
  const conflict = contradiction(term, [before, after]);
  return (
    <>
      <div className={rows.source}>
        {source === '' ? (
          <p className={rows.quiet}>{t('glossary.terms.everywhere')}</p>
        ) : (
          <SideText text={source} side={sides.source} query={query} />
        )}
        {note !== '' && (
          <p className={rows.note} dir="auto">
            {note}
          </p>
        )}
      </div>
      <div className={rows.target}>
        <SideText text={target} side={sides.target} query={query} className={styles.word} />
        <div className={rows.facts}>
          {forbidden && <span className={styles.bad}>{t('glossary.terms.forbidden')}</span>}
          {match !== 'word' && <span>{t(`glossary.terms.matches.${match}`)}</span>}
          {caseSensitive && <span>{t('glossary.terms.caseSensitive')}</span>}
        </div>
        {conflict && (
          <p className={styles.conflict}>
            {t(`glossary.terms.${conflict.kind}`, { target: conflict.target })}
          </p>
        )}
      </div>
      <div className={rows.buttons}>
        <IconButton
          label={t('glossary.terms.editTerm')}
          shortcut="Enter"
          onPress={() => {
            onEdit(id);
          }}
        >
          <EditIcon />
        </IconButton>
        <IconButton
          label={t('glossary.terms.deleteTerm')}
          shortcut={keys.delete}
          onPress={() => void actions.remove(term)}
        >
          <TrashIcon />
        </IconButton>
      </div>
    </>
  );
}
