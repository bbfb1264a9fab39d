import { useRef } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { findLanguage } from '#shared/languages.ts';
import { cx } from '../../ui/cx.ts';
import { CheckIcon, CopyIcon, StopIcon } from '../../ui/icons.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import { Tip } from '../../ui/Tip.tsx';
import { ModelCard } from '../models/ModelCard.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import { copyTextOnly, selectAllInside } from './selection.ts';
import { LONG_TEXT } from './SourcePane.tsx';
import { RefineButton } from './RefineButton.tsx';
import { targetOf } from './shownText.ts';
import { TargetNotes } from './TargetNotes.tsx';
import styles from './Translator.module.css';
import type { TranslatorProps } from './Translator.tsx';
import { ENDS, useWait } from './useWait.ts';

/** Where the translation streams in. It can be read, selected and focused, but not typed in. */
export function TargetPane({ translator, model, onCopy, copied, onRefine }: TranslatorProps) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { isHeldBack, state } = translator;
  const text = useRef<HTMLDivElement>(null);
  const { run, text: shown, stale } = state;
  const target = targetOf(shown);
  const running = run?.phase === 'running';
  const empty = shown.segments.length === 0;
  const language = findLanguage(run && !stale ? run.to : settings.to);
  const wait = useWait(state, model);
  // Screen readers hear how it stands, not every token.
  const spoken = run && t(run.phase === 'running' ? 'status.translating' : ENDS[run.phase]);
  const long = target.length > LONG_TEXT;
  const showsCard = empty && model.state !== 'ready' && model.state !== 'idle';

  return (
    <div className={styles.pane}>
      {/* A region that scrolls must be reachable by keyboard. */}
      <div
        ref={text}
        className={cx(styles.text, long && styles.long, stale && styles.stale)}
        role="region"
        aria-label={t('target.label')}
        aria-busy={running}
        tabIndex={0}
        lang={language?.code}
        dir={language?.dir}
        onCopy={copyTextOnly}
        onKeyDown={selectAllInside}
      >
        {target}
      </div>
      {showsCard && <ModelCard status={model} />}
      {empty && !showsCard && (
        <p className={styles.placeholder} aria-hidden="true">
          {wait ?? t(isHeldBack ? 'target.heldBack' : 'target.placeholder')}
        </p>
      )}
      <TargetNotes translator={translator} model={model} />
      <div className={styles.footer}>
        <span role="status">
          {copied ? (
            t('target.copied')
          ) : (
            <VisuallyHidden elementType="span">{spoken}</VisuallyHidden>
          )}
        </span>
        {running && (
          <Tip text={t('target.stop')} shortcut={keys.stop}>
            <Button onPress={translator.stop}>
              <StopIcon />
              {t('target.stop')}
            </Button>
          </Tip>
        )}
        <RefineButton translator={translator} onRefine={onRefine} target={text} />
        <IconButton
          label={t('target.copy')}
          shortcut={keys.copy}
          isDisabled={empty}
          onPress={onCopy}
        >
          {copied ? <CheckIcon /> : <CopyIcon />}
        </IconButton>
      </div>
    </div>
  );
}
