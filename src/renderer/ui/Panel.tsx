import type { ReactNode, RefObject } from 'react';
import { CloseIcon } from './icons.tsx';
import { IconButton } from './IconButton.tsx';
import { keys } from './keys.ts';
import styles from './Panel.module.css';

export interface PanelProps {
  title: string;
  /** Beside the title. */
  actions: ReactNode;
  closeLabel: string;
  onClose: () => void;
  /** Between the title and the list. */
  tools: ReactNode;
  /** What went wrong, over the list. */
  error: ReactNode;
  list: RefObject<HTMLDivElement | null>;
  children: ReactNode;
  footer: ReactNode;
}

/** What is saved, beside where it was made. */
export function Panel(props: PanelProps) {
  const { title, actions, closeLabel, onClose, tools, error, list, children, footer } = props;
  return (
    <>
      <div className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {actions}
        <IconButton label={closeLabel} shortcut={keys.toggleHistory} onPress={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      {tools}
      <div className={styles.body} ref={list}>
        {error && <div className={styles.error}>{error}</div>}
        {children}
      </div>
      <div className={styles.footer}>{footer}</div>
    </>
  );
}
