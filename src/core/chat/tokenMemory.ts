import type { Engine } from '#core/engine/engine.ts';
import type { Turn } from './turns.ts';

/** More than anybody says in a session; counting again costs little. */
const MOST = 20_000;

/**
 * What is known of messages in tokens of the model in use: the answers as they were generated, so that the KV cache
 * still fits when they come back in a later prompt, and how many tokens a text has. It is lost with the process, as the
 * cache is, and is never read from a file: token ids can be forged, text cannot.
 */
export function createTokenMemory(engine: Pick<Engine, 'countTokens'>) {
  let model = '';
  const answers = new Map<string, { text: string; tokens: readonly number[] }>();
  const counts = new Map<string, number>();

  return {
    /** Another model has other tokens: all is forgotten. */
    use(modelPath: string): void {
      if (modelPath === model && answers.size < MOST && counts.size < MOST) return;
      model = modelPath;
      answers.clear();
      counts.clear();
    },

    keep(messageId: string, text: string, tokens: readonly number[]): void {
      answers.set(messageId, { text, tokens });
    },

    /** Undefined unless the message still says what was generated. */
    tokensOf(messageId: string, text: string): readonly number[] | undefined {
      const known = answers.get(messageId);
      return known?.text === text ? known.tokens : undefined;
    },

    async count({ text, tokens, messageIds }: Turn): Promise<number> {
      if (tokens) return tokens.length;
      const key = `${messageIds.join()}:${text.length}`;
      const known = counts.get(key);
      if (known !== undefined) return known;
      const count = await engine.countTokens(text);
      counts.set(key, count);
      return count;
    },
  };
}

export type TokenMemory = ReturnType<typeof createTokenMemory>;
