/** Milliseconds from the last key to the translation. */
export const TYPING_DELAY = 600;
/** The same, where what was typed is likely to be whole. */
export const COMPLETE_DELAY = 150;

const SENTENCE_END = /[.!?…。！？؟।]["'”’」』)）]?\s?$/u;
const WHOLE = new Set([
  'insertFromPaste',
  'insertFromDrop',
  'deleteByCut',
  'historyUndo',
  'historyRedo',
]);

/**
 * How long to wait with translating after an input event. `inputType` is the event's; `before` a few characters that
 * stand before the caret.
 */
export function translateDelay(inputType: string, before: string): number {
  const typed = inputType.startsWith('insert');
  return WHOLE.has(inputType) || (typed && SENTENCE_END.test(before))
    ? COMPLETE_DELAY
    : TYPING_DELAY;
}
