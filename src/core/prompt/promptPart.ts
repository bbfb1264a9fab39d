/**
 * A piece of a prompt. Only `template` text may become special tokens; `text` (what users and models wrote) never does,
 * whatever it spells.
 */
export type PromptPart =
  | { kind: 'token'; token: 'bos' | 'eos' }
  | { kind: 'template'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'tokens'; tokens: readonly number[] };

export const token = (name: 'bos' | 'eos'): PromptPart => ({ kind: 'token', token: name });
export const template = (text: string): PromptPart => ({ kind: 'template', text });
/** Lone surrogates become U+FFFD: no tokenizer can read them. */
export const plain = (text: string): PromptPart => ({ kind: 'text', text: text.toWellFormed() });
export const tokens = (ids: readonly number[]): PromptPart => ({ kind: 'tokens', tokens: ids });
