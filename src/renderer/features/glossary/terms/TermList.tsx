import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Glossary } from '#shared/ipc/glossary.ts';
import { positionOf, rowAt } from '../../../ui/rows/rowPages.ts';
import rows from '../../../ui/rows/RowList.module.css';
import type { RowFocus } from '../../../ui/rows/useRowFocus.ts';
import { sidesOf } from '../../../ui/sides.ts';
import { TermRow } from './TermRow.tsx';
import type { TermActions } from './useTermActions.ts';
import { idOf, type TermPages } from './useTerms.ts';

export interface TermListProps {
  glossary: Glossary;
  listing: TermPages;
  focus: RowFocus;
  scroller: RefObject<HTMLDivElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  actions: TermActions;
  editing: number | null;
  onEdit: (id: number | null) => void;
  /** Something else is seen. */
  onLook: () => void;
}

/** The terms, of which only what is seen is drawn. Enter edits one, Delete takes it away. */
export function TermList(props: TermListProps) {
  const { glossary, listing, focus, scroller, list, actions, editing, onEdit, onLook } = props;
  const { t } = useTranslation();
  const { total, question } = listing;
  const sides = sidesOf(glossary.from, glossary.to);
  const edited = editing === null ? -1 : positionOf(listing, editing, idOf);
  return (
    <div
      ref={scroller}
      className={rows.scroller}
      role="feed"
      aria-label={t('glossary.terms.list')}
      tabIndex={-1}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
      onKeyDown={(event) => {
        const { target, key } = event;
        const term = rowAt(listing, focus.position);
        const isRow = target instanceof HTMLElement && target.dataset.position !== undefined;
        if (isRow && term && (key === 'Enter' || key === 'F2')) onEdit(term.id);
        else if (isRow && term && (key === 'Delete' || key === 'Backspace'))
          void actions.remove(term);
        else {
          focus.onKeyDown(event);
          return;
        }
        event.preventDefault();
      }}
    >
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        data={{ length: total }}
        itemSize={44}
        bufferSize={400}
        keepMounted={[focus.position, edited].filter((position) => position >= 0)}
        onScroll={onLook}
        onResize={onLook}
      >
        {(_, position) => {
          const term = rowAt(listing, position);
          return (
            <TermRow
              key={term?.id ?? `at ${position}`}
              term={term}
              before={rowAt(listing, position - 1)}
              after={rowAt(listing, position + 1)}
              position={position}
              count={total}
              sides={sides}
              languages={glossary}
              query={question.query}
              isCurrent={position === focus.position}
              isEditing={editing !== null && term?.id === editing}
              onEdit={onEdit}
              actions={actions}
            />
          );
        }}
      </Virtualizer>
    </div>
  );
}
