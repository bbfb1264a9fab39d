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
import { copyTextOnly } from './selection.ts';
import { LONG_TEXT } from './SourcePane.tsx';
import { RefineButton } from './RefineButton.tsx';
import { isEmpty, targetLength } from './shownText.ts';
import { TargetNotes } from './TargetNotes.tsx';
import { TargetText } from './TargetText.tsx';
import styles from './Translator.module.css';
import type { TranslatorProps } from './Translator.tsx';
import type { Pairs } from './usePairs.ts';
import { useTargetKeys } from './useTargetKeys.ts';
import { ENDS, useWait } from './useWait.ts';

/** Where the translation streams in. It can be read, selected and focused, but not typed in. */
export function TargetPane(props: TranslatorProps & { pairs: Pairs }) {
  const { translator, model, onCopy, copied, onRefine, pairs } = props;
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { isHeldBack, state } = translator;
  const { run, text, stale } = state;
  const running = run?.phase === 'running';
  const empty = isEmpty(text);
  const language = findLanguage(text.to || settings.to);
  const wait = useWait(state, model);
  // Screen readers hear how it stands, not every token.
  const spoken = run && t(run.phase === 'running' ? 'status.translating' : ENDS[run.phase]);
  const long = targetLength(text, LONG_TEXT) > LONG_TEXT;
  const showsCard = empty && model.state !== 'ready' && model.state !== 'idle';

  return (
    <div className={styles.pane}>
      {/* A region that scrolls must be reachable by keyboard. */}
      <div
        ref={pairs.target}
        className={cx(styles.text, long && styles.long, stale && styles.stale)}
        role="region"
        aria-label={t('target.label')}
        aria-busy={running}
        tabIndex={0}
        lang={language?.code}
        dir={language?.dir}
        onCopy={copyTextOnly}
        {...pairs.ofTarget}
        {...useTargetKeys(translator, pairs)}
      >
        <TargetText
          text={text}
          active={translator.active}
          hovered={pairs.hovered}
          edit={translator.edit}
        />
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
        <RefineButton translator={translator} onRefine={onRefine} target={pairs.target} />
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
