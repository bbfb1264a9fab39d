import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownText } from './shownText.ts';
import styles from './TargetText.module.css';
import { looksAlike, type TargetBlock, targetBlocks } from './targetBlocks.ts';
import { TargetSentence } from './TargetSentence.tsx';
import type { SentenceEdit } from './useSentenceEdit.ts';

export interface TargetTextProps {
  text: ShownText;
  /** Ids of segments; null: none. */
  active: number | null;
  hovered: number | null;
  edit: SentenceEdit;
}

/** The translation, sentence by sentence, as far as there is any of it. */
export function TargetText({ text, active, hovered, edit }: TargetTextProps) {
  const blocks = useMemo(() => {
    const { segments, tail } = paintedPart(text);
    return targetBlocks(segments, tail);
  }, [text]);
  const first = text.segments[0]?.id ?? null;
  return blocks.map((block) => {
    const within = (id: number | null) =>
      block.sentences.some((each) => each.id === id) ? id : null;
    return (
      <Block
        key={block.key}
        block={block}
        active={within(active)}
        hovered={within(hovered)}
        tabStop={within(active ?? first)}
        editing={within(edit.editing)}
        edit={edit.actions}
      />
    );
  });
}

interface BlockProps {
  block: TargetBlock;
  active: number | null;
  hovered: number | null;
  /** The sentence that the Tab key goes to. */
  tabStop: number | null;
  editing: number | null;
  edit: SentenceEdit['actions'];
}

const Block = memo(
  function Block({ block, active, hovered, tabStop, editing, edit }: BlockProps) {
    const { t } = useTranslation();
    return (
      <div className={styles.block}>
        {block.sentences.map((segment, at) => (
          <TargetSentence
            key={segment.id}
            segment={segment}
            gap={at === 0 ? block.gap : segment.gap}
            isActive={segment.id === active}
            isHovered={segment.id === hovered}
            isTabStop={segment.id === tabStop}
            edit={segment.id === editing ? edit : null}
            t={t}
          />
        ))}
        {block.end}
      </div>
    );
  },
  ({ block, ...props }, { block: nextBlock, ...next }) =>
    looksAlike(block, nextBlock) &&
    props.active === next.active &&
    props.hovered === next.hovered &&
    props.tabStop === next.tabStop &&
    props.editing === next.editing &&
    props.edit === next.edit,
);

/** Up to the last sentence that has any text: what is copied between those to come would stand there alone. */
function paintedPart({ segments, tail }: ShownText): Pick<ShownText, 'segments' | 'tail'> {
  const last = segments.findLastIndex(
    ({ target, before }) => target !== '' || before !== undefined,
  );
  if (last === segments.length - 1) return { segments, tail };
  return { segments: segments.slice(0, last + 1), tail: '' };
}
