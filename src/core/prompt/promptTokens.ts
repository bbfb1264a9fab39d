import type { PromptPart } from './promptPart.ts';

export interface Tokenizer {
  /** Tokens of text, none of them special whatever the text spells. */
  encode(text: string): number[];
  bos: number | null;
  eos: number | null;
  /** Whether prompts begin with `bos` when the template does not write it. */
  addsBos: boolean;
  /** Special tokens by the text that stands for them in a template. */
  special: ReadonlyMap<string, number>;
}

/**
 * Tokens of a prompt. Neighbouring text is encoded in one piece, because that is how models saw it in training: a
 * boundary between two pieces would change the tokens around it.
 */
export function promptTokens(parts: readonly PromptPart[], tokenizer: Tokenizer): number[] {
  const ids: number[] = [];
  let run = '';
  const flush = () => {
    if (run !== '') for (const id of encodeUnforged(run, tokenizer)) ids.push(id);
    run = '';
  };
  const push = (id: number | null | undefined) => {
    flush();
    if (id !== null && id !== undefined) ids.push(id);
  };
  const pattern = specialPattern(tokenizer.special);

  for (const part of parts) {
    switch (part.kind) {
      case 'token':
        push(tokenizer[part.token]);
        break;
      case 'tokens':
        flush();
        for (const id of part.tokens) ids.push(id);
        break;
      case 'text':
        run += part.text;
        break;
      case 'template':
        for (const [index, piece] of part.text.split(pattern).entries()) {
          if (index % 2 === 0) run += piece;
          else push(tokenizer.special.get(piece));
        }
        break;
    }
  }
  flush();
  if (tokenizer.addsBos && tokenizer.bos !== null && ids[0] !== tokenizer.bos) {
    ids.unshift(tokenizer.bos);
  }
  return ids;
}

/** Splits template text at special tokens, keeping them; the longest text wins where several fit. */
function specialPattern(special: ReadonlyMap<string, number>): RegExp {
  const texts = [...special.keys()].sort((a, b) => b.length - a.length);
  return new RegExp(texts.length > 0 ? `(${texts.map(escape).join('|')})` : '(?!)');
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Encodes text, and encodes it in two halves where the vocabulary's merges happen to spell a special token out of it
 * all the same.
 */
function encodeUnforged(text: string, tokenizer: Tokenizer): number[] {
  const ids = tokenizer.encode(text);
  for (const [special, id] of tokenizer.special) {
    const at = text.indexOf(special);
    if (at < 0 || special.length < 2 || !ids.includes(id)) continue;
    return [
      ...encodeUnforged(text.slice(0, at + 1), tokenizer),
      ...encodeUnforged(text.slice(at + 1), tokenizer),
    ];
  }
  return ids;
}
