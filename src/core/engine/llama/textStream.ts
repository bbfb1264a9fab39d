import type { LlamaModel, Token } from 'node-llama-cpp';

/** A character takes at most four bytes, so longer runs without a whole one are not text. */
const MAX_PENDING = 16;
const CONTEXT = 4;

/**
 * Turns tokens into text. A token may end in the middle of a character; what is not whole yet is held back.
 */
export class TextStream {
  readonly #model: LlamaModel;
  /** The last tokens already turned into text: whether a word begins with a space depends on them. */
  #before: Token[];
  #pending: Token[] = [];
  /** Length of the text of the pending tokens that is already given out. */
  #given = 0;

  constructor(model: LlamaModel, before: readonly Token[]) {
    this.#model = model;
    this.#before = before.slice(-CONTEXT);
  }

  push(token: Token): string {
    this.#pending.push(token);
    const text = this.#model.detokenize(this.#pending, false, this.#before);
    const whole = this.#pending.length < MAX_PENDING ? text.replace(/\ufffd{1,3}$/, '') : text;
    const fresh = whole.slice(this.#given);
    this.#given = Math.max(this.#given, whole.length);
    if (whole.length === text.length) {
      this.#before = [...this.#before, ...this.#pending].slice(-CONTEXT);
      this.#pending = [];
      this.#given = 0;
    }
    return fresh;
  }
}
