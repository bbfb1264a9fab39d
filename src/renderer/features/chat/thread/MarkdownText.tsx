import { memo, useMemo } from 'react';
import Markdown, { type Components, type ExtraProps } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { cx } from '../../../ui/cx.ts';
import { CodeBlock, type CodeBlockProps } from './CodeBlock.tsx';
import { markdownBlocks } from './markdownBlocks.ts';
import { markdownBreaks } from './markdownBreaks.ts';
import { MessageLink } from './MessageLink.tsx';
import styles from './MessageText.module.css';

const PLUGINS = [remarkGfm, markdownBreaks];
const COMPONENTS: Components = {
  a: ({ href, children }) => <MessageLink href={href}>{children}</MessageLink>,
  // Nothing is ever loaded.
  img: ({ alt }) => <span className={styles.image}>{alt}</span>,
  pre: ({ node }) => <CodeBlock {...codeOf(node)} />,
  table: ({ children }) => (
    <div className={styles.tableFrame}>
      <table>{children}</table>
    </div>
  ),
};
/** The code of a list, a quotation or an indent; other code never gets here. */
function codeOf(node: ExtraProps['node']): CodeBlockProps {
  const code = node?.children[0];
  if (code?.type !== 'element') return { text: '', language: '' };
  const text = code.children.map((part) => (part.type === 'text' ? part.value : '')).join('');
  const [name = ''] = [code.properties.className].flat();
  return {
    text: text.replace(/\n$/, ''),
    language: typeof name === 'string' ? name.replace(/^language-/, '') : '',
  };
}

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
