export interface InstructionOptions {
  /** Words the translation must contain: BayLing's own hook for a glossary. */
  requiredWords?: readonly string[];
  /** The language of the instruction. */
  language?: 'en' | 'zh';
}

/** The instruction BayLing was evaluated with. `languageName` is the target's name in the instruction's language. */
export function translationInstruction(
  languageName: string,
  source: string,
  { requiredWords = [], language = 'en' }: InstructionOptions = {},
): string {
  if (language === 'zh') {
    const words = requiredWords.length > 0 ? `\n确保包含这些词：${requiredWords.join('、')}` : '';
    return `提供这句话的${languageName}翻译：${source}${words}`;
  }
  const words =
    requiredWords.length > 0
      ? `\nMake sure to include these words: ${requiredWords.join(', ')}`
      : '';
  return `Provide the ${languageName} translation for this sentence: ${source}${words}`;
}
