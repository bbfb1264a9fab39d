import type { KeyboardEvent, MouseEvent, ReactElement, ReactNode } from 'react';
import {
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './SavedList.module.css';

export interface SavedListProps<Row extends { id: string }> {
  label: string;
  rows: readonly Row[];
  total: number;
  /** What the list says of its length. */
  count: string;
  /** What the rows show besides themselves: a change draws them anew. */
  dependencies: readonly unknown[];
  empty: { title: string; text: string };
  onOpen: (row: Row) => void;
  onLoadMore: () => void;
  /** A key pressed on a row, or something in it; says whether it was one of the list's. */
  onKey: (key: string, row: Row) => boolean;
  /** The menu key, or the second mouse button. */
  onMenu?: (row: Row) => void;
  children: (row: Row) => ReactElement;
}

/** A long list of what is saved, of which only what is seen is drawn. */
export function SavedList<Row extends { id: string }>(props: SavedListProps<Row>) {
  const { label, rows, total, count, dependencies, empty, onMenu, onKey } = props;
  const { t } = useTranslation();

  function rowOf({ target }: { target: EventTarget }): Row | undefined {
    const element = target instanceof Element && target.closest<HTMLElement>('[role=row]');
    const id = element ? element.dataset.key : undefined;
    return rows.find((row) => row.id === id);
  }
  function pressed(event: KeyboardEvent): void {
    const row = rowOf(event);
    if (row && onKey(event.key, row)) event.preventDefault();
  }
  function menu(event: MouseEvent): void {
    const row = onMenu && rowOf(event);
    if (!row) return;
    event.preventDefault();
    onMenu(row);
  }

  return (
    <>
      <p className={styles.count} role="status">
        {rows.length > 0 && count}
      </p>
      <div className={styles.frame} onKeyDown={pressed} onContextMenu={menu}>
        <Virtualizer
          layout={ListLayout}
          layoutOptions={{ estimatedRowSize: 88, gap: 2, padding: 4 }}
        >
          <GridList
            className={cx(styles.list)}
            aria-label={label}
            onAction={(key) => {
              const row = rows.find(({ id }) => id === key);
              if (row) props.onOpen(row);
            }}
            renderEmptyState={() => (
              <div className={styles.empty}>
                <p className={styles.emptyTitle}>{empty.title}</p>
                <p>{empty.text}</p>
              </div>
            )}
          >
            <Collection items={rows} dependencies={dependencies}>
              {props.children}
            </Collection>
            <GridListLoadMoreItem
              className={cx(styles.loading)}
              isLoading={rows.length < total}
              onLoadMore={props.onLoadMore}
            >
              {t('history.loading')}
            </GridListLoadMoreItem>
          </GridList>
        </Virtualizer>
      </div>
    </>
  );
}

export interface SavedItemProps {
  id: string;
  /** How it is called to someone who hears it. */
  name: string;
  className?: string | false | undefined;
  children: ReactNode;
}

export function SavedItem({ id, name, className, children }: SavedItemProps) {
  return (
    <GridListItem id={id} className={cx(styles.item, className)} textValue={name}>
      {children}
    </GridListItem>
  );
}

/** Goes to the first row of the list in `frame`. */
export function focusList(frame: HTMLElement | null): void {
  frame?.querySelector<HTMLElement>('[role=row][tabindex]')?.focus();
}
