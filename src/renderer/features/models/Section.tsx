import { type ReactNode, useId } from 'react';
import styles from './ModelsView.module.css';

export interface SectionProps {
  title: string;
  /** Under the title. */
  text?: string;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of the page. */
export function Section({ title, text, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {actions}
      </div>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </section>
  );
}
