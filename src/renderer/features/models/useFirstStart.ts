import { useEffect, useEffectEvent } from 'react';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { useSettings } from '../shell/settingsContext.ts';

/** Once, when there is no model at all, `onOffer` shows where to get one; who goes elsewhere is left alone. */
export function useFirstStart(model: ModelStatus, onOffer: () => void): void {
  const { settings, update } = useSettings();
  const isMissing = model.state === 'failed' && model.error.code === 'model.none';
  const offer = useEffectEvent(() => {
    if (settings.modelsOffered) return;
    update({ modelsOffered: true });
    onOffer();
  });
  useEffect(() => {
    if (isMissing) offer();
  }, [isMissing]);
}
