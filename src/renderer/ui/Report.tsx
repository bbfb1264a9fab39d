import type { ReactNode } from 'react';
import { CloseIcon } from './icons.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './Report.module.css';

export interface ReportProps {
  title: string;
  /** Told in one line; what is false is left out. */
  facts: readonly (string | false)[];
  closeLabel: string;
  onClose: () => void;
  /** More of it. */
  children?: ReactNode;
}

/** What became of something that took its time, until it is closed. */
export function Report({ title, facts, closeLabel, onClose, children }: ReportProps) {
  return (
    <div className={styles.report}>
      <div role="status" className={styles.about}>
        <p className={styles.title}>{title}</p>
        <p>{facts.filter(Boolean).join(' · ')}</p>
        {children}
      </div>
      <IconButton label={closeLabel} onPress={onClose}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
