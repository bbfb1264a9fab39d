import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '#shared/ipc/history.ts';
import { toAppError } from '#shared/errors.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { request } from '../../ipc/client.ts';
import { Button as TextButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { CloseIcon, SearchIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import { Switch } from '../../ui/Switch.tsx';
import { useToast } from '../../ui/toastContext.ts';
import { useNotices } from '../shell/noticesContext.ts';
import { useSettings } from '../shell/settingsContext.ts';
import { HistoryList } from './HistoryList.tsx';
import styles from './HistoryPanel.module.css';
import { useHistory } from './useHistory.ts';

export interface HistoryPanelProps {
  searchInput: RefObject<HTMLInputElement | null>;
  onOpen: (entry: HistoryEntry) => void;
  onClose: () => void;
}

/** The saved translations beside the translator. */
export function HistoryPanel({ searchInput, onOpen, onClose }: HistoryPanelProps) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  const { report, dismiss } = useNotices();
  const toast = useToast();
  const history = useHistory();
  const { query, listing, error } = history;
  const keeping = error
    ? 'history.keepFailed'
    : settings.historyEnabled
      ? 'history.keepOn'
      : 'history.keepOff';
  const list = useRef<HTMLDivElement>(null);
  // Once is enough: here it is on the spot.
  useEffect(() => {
    if (error) dismiss(error);
  }, [error, dismiss]);

  /** Down from the search goes to what it found. */
  function goToList(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('[role=row][tabindex]')?.focus();
  }

  async function open(id: string): Promise<void> {
    try {
      const entry = await request('history.get', { id });
      if (entry) onOpen(entry);
      else toast({ text: t('history.gone') });
    } catch (error) {
      report(toAppError(error).toData());
    }
  }

  return (
    <>
      <div className={styles.header}>
        <h2 className={styles.title}>{t('history.label')}</h2>
        <IconButton label={t('topBar.hideHistory')} shortcut={keys.toggleHistory} onPress={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      <SearchField
        className={cx(styles.search)}
        aria-label={t('history.search')}
        value={query}
        onChange={history.search}
      >
        <SearchIcon />
        <Input
          ref={searchInput}
          className={cx(styles.input)}
          placeholder={t('history.search')}
          onKeyDown={goToList}
        />
        {query !== '' && (
          <Button className={cx(styles.clear)} aria-label={t('history.clearSearch')}>
            <CloseIcon />
          </Button>
        )}
      </SearchField>
      <div className={styles.body} ref={list}>
        {error && (
          <div className={styles.error}>
            <ErrorLine error={error}>
              <TextButton onPress={history.retry}>{t('model.retry')}</TextButton>
            </ErrorLine>
          </div>
        )}
        {!error && listing && (
          <HistoryList
            history={history}
            listing={listing}
            onOpen={(id) => {
              void open(id);
            }}
          />
        )}
      </div>
      <div className={styles.footer}>
        <Switch
          isSelected={settings.historyEnabled}
          onChange={(historyEnabled) => {
            update({ historyEnabled });
          }}
          description={t(keeping)}
        >
          {t('history.keep')}
        </Switch>
      </div>
    </>
  );
}
