import type { Style } from '#shared/ipc/style.ts';
import { firmLine, type FirmRequest } from './firmLine.ts';
import { styleLines } from './styleLines.ts';

export type InstructionLanguage = 'en' | 'zh';

export interface InstructionOptions {
  /** Words the translation must contain: BayLing's own hook for a glossary. */
  requiredWords?: readonly string[];
  style?: Style | undefined;
  /** What the attempt before got wrong. */
  firm?: FirmRequest | undefined;
  /** The language of the instruction. */
  language?: InstructionLanguage;
}

/**
 * The instruction BayLing was evaluated with, as it was trained. What it was not trained with stands in lines before: what
 * came after the source could be taken for a part of it. `languageName` is the target's name in the instruction's language.
 */
export function translationInstruction(
  languageName: string,
  source: string,
  { requiredWords = [], style, firm, language = 'en' }: InstructionOptions = {},
): string {
  const lines = [
    ...(style ? styleLines(style, language) : []),
    ...(firm ? [firmLine(languageName, firm, language)] : []),
  ];
  return [...lines, trained(languageName, source, requiredWords, language)].join('\n');
}

function trained(
  languageName: string,
  source: string,
  requiredWords: readonly string[],
  language: InstructionLanguage,
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
