import { highlight } from '../../features/history/highlight.ts';
import { cx } from '../cx.ts';
import saved from '../SavedList.module.css';
import { directionOf, type Side } from '../sides.ts';
import styles from './PairRow.module.css';

export interface SideTextProps {
  text: string;
  side: Side;
  /** What was searched for is marked. */
  query: string;
  className?: string | undefined;
}

/** A text of one of two languages. */
export function SideText({ text, side, query, className }: SideTextProps) {
  return (
    <p className={cx(styles.text, className)} lang={side.lang} dir={directionOf(side, text)}>
      {query.trim() === ''
        ? text
        : highlight(text, query).map(({ text, hit }, i) =>
            hit ? (
              <mark key={i} className={saved.hit}>
                {text}
              </mark>
            ) : (
              text
            ),
          )}
    </p>
  );
}
