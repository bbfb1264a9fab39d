import { useRef } from 'react';
import type { Origin } from '#shared/ipc/chat.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { LanguageNote } from './LanguageNote.tsx';
import { LanguageBar } from './languages/LanguageBar.tsx';
import { SentencePanel } from './segment/SentencePanel.tsx';
import { SourcePane } from './SourcePane.tsx';
import { TargetPane } from './TargetPane.tsx';
import styles from './Translator.module.css';
import { usePairKeys } from './usePairKeys.ts';
import { usePairs } from './usePairs.ts';
import type { Translator as TranslatorValue } from './useTranslator.ts';

export interface TranslatorProps {
  translator: TranslatorValue;
  model: ModelStatus;
  onCopy: () => void;
  copied: boolean;
  /** Begins a revision of what `model` (its name) translated. */
  onRefine: (origin: Origin, model: string) => void;
}

/** Two panes with their languages over them, and what is known of the sentence that is marked under them. */
export function Translator(props: TranslatorProps) {
  const { translator, model, onRefine } = props;
  const element = useRef<HTMLDivElement>(null);
  const pairs = usePairs(translator);
  usePairKeys(element, translator);
  return (
    <div ref={element} className={styles.translator}>
      <LanguageBar translator={translator} model={model} />
      <LanguageNote translator={translator} model={model} />
      <SourcePane translator={translator} model={model} pairs={pairs} />
      <TargetPane {...props} pairs={pairs} />
      <SentencePanel translator={translator} onRefine={onRefine} />
    </div>
  );
}
