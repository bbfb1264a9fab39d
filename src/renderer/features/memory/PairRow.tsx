import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemoryPair } from '#shared/ipc/memory.ts';
import { shortLanguageName } from '../../i18n/languageName.ts';
import { EditIcon, TrashIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import rows from '../../ui/rows/PairRow.module.css';
import { SideText } from '../../ui/rows/SideText.tsx';
import { sidesOf } from '../../ui/sides.ts';
import { originWords } from './originWords.ts';
import { PairEditor } from './PairEditor.tsx';
import styles from './PairRow.module.css';
import type { PairActions } from './usePairActions.ts';

export interface PairRowProps {
  /** Undefined while it is loaded. */
  pair: MemoryPair | undefined;
  /** In the list, from 0, and how many are in it. */
  position: number;
  count: number;
  query: string;
  isCurrent: boolean;
  isEditing: boolean;
  /** Null ends it. */
  onEdit: (id: number | null) => void;
  actions: PairActions;
}

/** A pair of the memory: its texts side by side, and where it is from. */
export const PairRow = memo(function PairRow(props: PairRowProps) {
  const { pair, position, count, isCurrent } = props;
  const { t } = useTranslation();
  return (
    <article
      className={rows.row}
      aria-label={t('memory.pair', { number: position + 1 })}
      aria-posinset={position + 1}
      aria-setsize={count}
      aria-current={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      data-position={position}
    >
      {pair ? <Pair {...props} pair={pair} /> : <p className={rows.quiet}>{t('memory.loading')}</p>}
    </article>
  );
});

function Pair(props: PairRowProps & { pair: MemoryPair }) {
  const { pair, position, query, isEditing, onEdit, actions } = props;
  const { t, i18n } = useTranslation();
  const { id, source, target, from, to, origin, createdAt } = pair;
  const sides = sidesOf(from, to);
  const name = (code: string) => shortLanguageName(code, i18n.language);
  const date = new Date(createdAt);
  return (
    <>
      <div className={rows.source}>
        <SideText text={source} side={sides.source} query={query} className={styles.text} />
        <p className={rows.facts}>
          <span>{t('memory.languages', { from: name(from), to: name(to) })}</span>
          <span dir="auto">{originWords(origin, t)}</span>
          <time dateTime={date.toISOString()} title={date.toLocaleString(i18n.language)}>
            {date.toLocaleDateString(i18n.language)}
          </time>
        </p>
      </div>
      <div className={rows.target}>
        {isEditing ? (
          <PairEditor
            pair={pair}
            number={position + 1}
            side={sides.target}
            onSave={(text) => actions.change(id, text)}
            onClose={() => {
              onEdit(null);
            }}
          />
        ) : (
          <SideText text={target} side={sides.target} query={query} className={styles.text} />
        )}
      </div>
      {!isEditing && (
        <div className={rows.buttons}>
          <IconButton
            label={t('memory.edit')}
            shortcut="Enter"
            onPress={() => {
              onEdit(id);
            }}
          >
            <EditIcon />
          </IconButton>
          <IconButton
            label={t('memory.deletePair')}
            shortcut={keys.delete}
            onPress={() => void actions.remove({ ids: [id] })}
          >
            <TrashIcon />
          </IconButton>
        </div>
      )}
    </>
  );
}
