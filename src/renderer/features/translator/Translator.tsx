import type { Origin } from '#shared/ipc/chat.ts';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { LanguageBar } from './languages/LanguageBar.tsx';
import { LanguageNote } from './LanguageNote.tsx';
import { SentencePanel } from './segment/SentencePanel.tsx';
import { SourcePane } from './SourcePane.tsx';
import { TargetPane } from './TargetPane.tsx';
import styles from './Translator.module.css';
import type { Translator as TranslatorValue } from './useTranslator.ts';

export interface TranslatorProps {
  translator: TranslatorValue;
  model: ModelStatus;
  onCopy: () => void;
  copied: boolean;
  /** Begins a revision of what `model` (its name) translated. */
  onRefine: (origin: Origin, model: string) => void;
}

/** Two panes with their languages over them, and the sentence that is marked under them. */
export function Translator(props: TranslatorProps) {
  const { translator, model } = props;
  return (
    <div className={styles.translator}>
      <LanguageBar translator={translator} model={model} />
      <LanguageNote translator={translator} model={model} />
      <SourcePane translator={translator} model={model} />
      <TargetPane {...props} />
      <SentencePanel translator={translator} onRefine={props.onRefine} />
    </div>
  );
}
