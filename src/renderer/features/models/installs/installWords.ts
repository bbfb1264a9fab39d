import type { TFunction } from 'i18next';
import type { Install } from '#shared/ipc/models.ts';
import { QUANTIZATIONS } from '#shared/quantizations.ts';

type State = Install['state'];

/** What is done for a model of weights, one after the other; a GGUF file is only downloaded. */
const STEPS: readonly (readonly State[])[] = [
  ['downloading', 'checking'],
  ['converting'],
  ['quantizing'],
];

/** What an install is doing, in words: `Step 1 of 3: Downloading`. */
export function installWords(install: Install, t: TFunction): string {
  const { state, modelId, choice } = install;
  const words = t(`models.installs.state.${state}`);
  // A folder is there already, and F16 is what the conversion writes.
  const from = modelId === undefined ? 1 : 0;
  const steps = STEPS.slice(from, choice === 'f16' ? 2 : 3);
  const step = steps.findIndex((states) => states.includes(state));
  if (step < 0 || steps.length < 2 || isFile(choice)) return words;
  return t('models.installs.step', { step: step + 1, steps: steps.length, state: words });
}

/** Whether it goes on by itself. */
export function isActive({ state }: Install): boolean {
  return !['paused', 'failed', 'done'].includes(state);
}

/** Whether a choice names a finished file, and no quantization to make. */
export function isFile(choice: string): boolean {
  return !(QUANTIZATIONS as readonly string[]).includes(choice);
}
