import { cx } from './cx.ts';
import styles from './SavedList.module.css';

export interface Part {
  text: string;
  hit: boolean;
}

export interface MarkedTextProps {
  parts: readonly Part[];
  className: string | undefined;
  /** BCP 47. */
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | undefined;
}

/** A text with the hits of a search in it. */
export function MarkedText({ parts, className, lang, dir }: MarkedTextProps) {
  return (
    <p className={cx(className)} lang={lang} dir={dir ?? 'auto'}>
      {parts.map(({ text, hit }, i) =>
        hit ? (
          <mark key={i} className={styles.hit}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}
