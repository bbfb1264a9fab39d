import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import type { TranslatorState } from './translatorState.ts';

/** How a translation ended, in a word. */
export const ENDS = {
  done: 'status.done',
  stopped: 'status.stopped',
  interrupted: 'status.stopped',
  failed: 'status.failed',
} as const;

/** What a translation in progress is doing, in words; null where none is. */
export function useWait({ run }: TranslatorState, model: ModelStatus): string | null {
  const { t } = useTranslation();
  if (run?.phase !== 'running') return null;
  if (model.state === 'idle' || model.state === 'loading') return t('status.waiting');
  return run.total === 0 ? t('status.splitting') : t('status.translating');
}
