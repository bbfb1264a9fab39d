import type { LlamaModel, Token } from 'node-llama-cpp';
import { tokenPieces, type Vocabulary } from '#core/models/tokenPieces.ts';

/** Turns tokens into text. A token may end in the middle of a character; what is not whole yet is held back. */
export interface TextStream {
  push(token: Token): string;
}

/** Makes text streams for one vocabulary; `prompt` is what the text continues. */
export function textStreams(
  model: LlamaModel,
  vocabulary: Vocabulary,
): (prompt: readonly Token[]) => TextStream {
  const bytesOf = tokenPieces(vocabulary);
  if (!bytesOf) return (prompt) => detokenizer(model, prompt);
  return () => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return { push: (token) => decoder.decode(bytesOf(token), { stream: true }) };
  };
}

/** A character takes at most four bytes, so longer runs without a whole one are not text. */
const MAX_PENDING = 16;
const CONTEXT = 4;

/** For kinds of tokenizers that only llama.cpp knows. */
function detokenizer(model: LlamaModel, prompt: readonly Token[]): TextStream {
  /** The last tokens already turned into text: whether a word begins with a space depends on them. */
  let before = prompt.slice(-CONTEXT);
  let pending: Token[] = [];
  /** Length of the text of the pending tokens that is already given out. */
  let given = 0;
  return {
    push(token) {
      pending.push(token);
      const text = model.detokenize(pending, false, before);
      const whole = pending.length < MAX_PENDING ? text.replace(/\ufffd{1,3}$/, '') : text;
      const fresh = whole.slice(given);
      given = Math.max(given, whole.length);
      if (whole.length === text.length) {
        before = [...before, ...pending].slice(-CONTEXT);
        pending = [];
        given = 0;
      }
      return fresh;
    },
  };
}
