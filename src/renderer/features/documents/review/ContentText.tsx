import { type Content, type InlineTag, textOf } from '#shared/content.ts';
import { cx } from '../../../ui/cx.ts';
import saved from '../../../ui/SavedList.module.css';
import { highlight } from '../../history/highlight.ts';
import styles from './ContentText.module.css';
import { directionOf, type Side } from '../../../ui/sides.ts';

/** Enough to tell those of a sentence apart. */
const TONES = 5;

export interface ContentTextProps {
  content: Content;
  side: Side;
  /** What was searched for is marked. */
  query: string;
}

/** A text of a document, its tags as chips. */
export function ContentText({ content, side, query }: ContentTextProps) {
  return (
    <p className={styles.text} lang={side.lang} dir={directionOf(side, textOf(content))}>
      {content.map((part, i) =>
        typeof part === 'string' ? (
          <Words key={i} text={part} query={query} />
        ) : (
          <Tag key={i} {...part} />
        ),
      )}
    </p>
  );
}

function Words({ text, query }: { text: string; query: string }) {
  if (query.trim() === '') return text;
  return highlight(text, query).map(({ text, hit }, i) =>
    hit ? (
      <mark key={i} className={saved.hit}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

function Tag({ kind, id, text }: InlineTag) {
  const shown = kind === 'alone' ? (text ?? `x${id}`) : kind === 'open' ? `g${id}` : `/g${id}`;
  return (
    <span className={cx(styles.tag, styles[kind])} data-tone={id % TONES} dir="ltr">
      {shown}
    </span>
  );
}
