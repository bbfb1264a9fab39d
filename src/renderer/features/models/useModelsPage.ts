import { useEffect, useEffectEvent } from 'react';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { useEvent } from '../../ipc/useEvent.ts';
import { useThrottled } from '../../ui/useThrottled.ts';
import { useAnswer } from '../../ipc/useAnswer.ts';

const ASK_MS = 500;

/** This computer, what is installed and what there is to get; asked for while the page `isShown`. */
export function useModelsPage(model: ModelStatus, isShown: boolean) {
  const machine = useAnswer('models.machine');
  const library = useAnswer('models.library');
  const catalog = useAnswer('models.catalog');

  const lists = () => Promise.all([library.ask(), catalog.ask()]);
  const isUnknown = machine.answer === null;
  const ask = useThrottled(() => {
    void lists();
    // What is installed is there at once; how it would run here comes once the engine knows this computer.
    void machine.ask().then(isUnknown ? lists : undefined);
  }, ASK_MS);
  const askWhileShown = useEffectEvent(() => {
    if (isShown) ask();
  });
  useEvent('models.changed', () => {
    if (isShown) ask();
  });
  // A model that came into memory, or went, leaves another room to the others.
  const inMemory = model.state === 'ready' ? model.model.path : '';
  useEffect(() => {
    askWhileShown();
  }, [isShown, model.state, inMemory]);

  return {
    machine: machine.answer,
    library: library.answer,
    catalog: catalog.answer,
    error: library.error ?? catalog.error ?? machine.error,
    ask,
  };
}
