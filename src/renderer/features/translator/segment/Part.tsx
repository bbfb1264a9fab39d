import { type ReactNode, useId } from 'react';
import styles from './SentencePanel.module.css';

/** A titled part of what is known of a sentence. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
