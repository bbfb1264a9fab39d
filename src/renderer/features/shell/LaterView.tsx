import { type ReactNode, type RefObject, Suspense, useState } from 'react';
import styles from './LaterView.module.css';

export interface LaterViewProps {
  /** Takes the focus when the view is shown. */
  element: RefObject<HTMLElement | null>;
  label: string;
  isShown: boolean;
  /** The page, loaded lazily. */
  children: ReactNode;
}

/** The place of a page that most days do without: it comes when it is first shown, and stays. */
export function LaterView({ element, label, isShown, children }: LaterViewProps) {
  const [wasShown, setShown] = useState(isShown);
  if (isShown && !wasShown) setShown(true);
  return (
    <section ref={element} className={styles.view} aria-label={label} tabIndex={-1}>
      <Suspense>{wasShown && children}</Suspense>
    </section>
  );
}
