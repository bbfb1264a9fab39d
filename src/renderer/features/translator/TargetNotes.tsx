import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { ModelActions } from '../models/ModelActions.tsx';
import { TurnServerOff } from '../models/server/TurnServerOff.tsx';
import { StarterNote } from '../models/StarterNote.tsx';
import { isEmpty, type ShownSegment, type ShownText } from './shownText.ts';
import styles from './Translator.module.css';
import type { Translator } from './useTranslator.ts';
import { warningsOf } from './warnings.ts';

export interface TargetNotesProps {
  translator: Translator;
  model: ModelStatus;
}

/** What became of the translation, under it: what happened, what is kept, what to do. */
export function TargetNotes({ translator, model }: TargetNotesProps) {
  const { t } = useTranslation();
  const { run, text } = translator.state;
  const empty = isEmpty(text);
  const retry = <Button onPress={translator.translate}>{t('target.retry')}</Button>;
  // An empty target has the model's card in its place.
  const modelFailed = model.state === 'failed' && !empty;
  const ownError = run?.error && model.state !== 'failed' ? run.error : null;
  // Trying again helps only once there is something to translate.
  const isBlank = ownError?.code === 'text.empty';
  const isOfServer = ownError?.code.startsWith('server.') === true;
  const stopped = run?.phase === 'stopped' || run?.phase === 'interrupted';
  const flagged = text.segments.filter((segment) => warningsOf(segment).flags.length > 0);
  // Over a language it does not know the pickers have more to say.
  const starter = model.state === 'ready' && model.model.starter && translator.unknown.length === 0;
  if (!modelFailed && !ownError && !stopped && !starter && flagged.length === 0) return null;

  return (
    <div className={styles.notes}>
      {modelFailed && (
        <ErrorLine error={model.error}>
          <ModelActions />
        </ErrorLine>
      )}
      {ownError && (
        <ErrorLine error={ownError}>
          {!isBlank && retry}
          {isOfServer && <TurnServerOff onOff={translator.translate} />}
        </ErrorLine>
      )}
      {stopped && (
        <div className={styles.note}>
          {t(run.phase === 'stopped' ? 'target.stopped' : 'target.interrupted')}
          {retry}
        </div>
      )}
      {flagged.length > 0 && (
        <div className={cx(styles.note, styles.warning)}>
          {t('target.flagged', { count: flagged.length })}
          <Button
            look="link"
            onPress={() => {
              translator.activate(nextOf(flagged, text, translator.active));
            }}
          >
            {t('target.nextFlagged')}
          </Button>
        </div>
      )}
      {starter && (
        <div className={styles.note}>
          <StarterNote short={!empty} />
        </div>
      )}
    </div>
  );
}

/** The first of some segments after the marked one, or of all. */
function nextOf(some: readonly ShownSegment[], { positions }: ShownText, active: number | null) {
  const at = active === null ? -1 : (positions.get(active) ?? -1);
  const next = some.find(({ id }) => (positions.get(id) ?? 0) > at) ?? some[0];
  return next?.id ?? null;
}
