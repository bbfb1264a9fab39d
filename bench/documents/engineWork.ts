import type { Engine } from '#core/engine/engine.ts';
import { translationInstruction } from '#core/prompt/instructions.ts';
import { countWords, type Work } from './work.ts';

/** The sentences one by one, by the engine alone: nothing is read, checked or saved. */
export function engineWork(
  engine: Engine,
  { sentences, to, maxTokens }: { sentences: readonly string[]; to: string; maxTokens: number },
): Work {
  async function translate(sentence: string): Promise<string> {
    const { text } = await engine.generate(
      { messages: [{ role: 'user', text: translationInstruction(to, sentence) }] },
      { temperature: 0, maxTokens },
      { priority: 'background' },
    );
    return text;
  }

  return {
    words: sentences.reduce((sum, sentence) => sum + countWords(sentence), 0),
    segments: sentences.length,
    async run(inFlight) {
      const translations: string[] = [];
      let next = 0;
      const worker = async () => {
        for (let index = next++; index < sentences.length; index = next++) {
          translations[index] = await translate(sentences[index] ?? '');
        }
      };
      await Promise.all(Array.from({ length: inFlight }, worker));
      return translations;
    },
  };
}
