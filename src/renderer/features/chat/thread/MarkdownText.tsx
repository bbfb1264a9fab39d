import { memo, useMemo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { cx } from '../../../ui/cx.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { markdownBlocks } from './markdownBlocks.ts';
import { markdownBreaks } from './markdownBreaks.ts';
import { MessageLink } from './MessageLink.tsx';
import styles from './MessageText.module.css';

const PLUGINS = [remarkGfm, markdownBreaks];
const COMPONENTS: Components = {
  a: ({ href, children }) => <MessageLink href={href}>{children}</MessageLink>,
  // Nothing is ever loaded.
  img: ({ alt }) => <span className={styles.image}>{alt}</span>,
  pre: ({ children }) => <div className={styles.codeFrame}>{children}</div>,
  table: ({ children }) => (
    <div className={styles.tableFrame}>
      <table>{children}</table>
    </div>
  ),
};
/** Addresses are judged where they are used. */
const keepAddress = (address: string) => address;

/** An answer as Markdown. It is not trusted: HTML stays text, images are not loaded. */
export function MarkdownText({ text }: { text: string }) {
  const blocks = useMemo(() => markdownBlocks(text), [text]);
  return (
    <div className={styles.markdown}>
      {blocks.map((block, i) =>
        block.kind === 'code' ? (
          <CodeBlock key={i} text={block.text} language={block.language} />
        ) : (
          <Block key={i} text={block.text} isPlain={block.kind === 'plain'} />
        ),
      )}
    </div>
  );
}

const Block = memo(function Block({ text, isPlain }: { text: string; isPlain: boolean }) {
  return (
    <div className={cx(styles.block, isPlain && styles.plain)} dir="auto">
      {isPlain ? (
        text
      ) : (
        <Markdown remarkPlugins={PLUGINS} components={COMPONENTS} urlTransform={keepAddress}>
          {text}
        </Markdown>
      )}
    </div>
  );
});
