import { randomBytes } from 'node:crypto';
import { Template } from '@huggingface/jinja';
import { AppError } from '#shared/errors.ts';
import type { Dialog } from './dialog.ts';
import { plain, template, tokens, type PromptPart } from './promptPart.ts';

export interface ChatTemplate {
  /** Jinja source, as `tokenizer.chat_template` holds it. */
  source: string;
  /** The texts of the model's first and end token, which templates write out. */
  bosText: string;
  eosText: string;
  /** Special tokens by their text. */
  special: ReadonlyMap<string, number>;
}

interface Turn {
  role: 'system' | 'user' | 'assistant';
  part: PromptPart;
}

/**
 * A dialog as the model file's own chat template writes it. The template sees random placeholders in place of the
 * texts, so that nothing a user writes can be taken for the template's. Error: `engine.failed` for a template that
 * cannot be rendered or drops a message.
 */
export function renderChat(chat: ChatTemplate, { system, messages }: Dialog): PromptPart[] {
  const turns: Turn[] = messages.map(({ role, text, tokens: ids }) => ({
    role,
    part: ids ? tokens(ids) : plain(text),
  }));
  if (system === undefined) return breakMarks(chat, render(chat, turns));
  try {
    return breakMarks(chat, render(chat, [{ role: 'system', part: plain(system) }, ...turns]));
  } catch {
    // Many templates know no system role: the first message carries the text then.
    return breakMarks(chat, render(chat, foldSystem(system, turns)));
  }
}

function foldSystem(system: string, [first, ...rest]: Turn[]): Turn[] {
  if (first?.part.kind !== 'text') return [{ role: 'user', part: plain(system) }];
  return [{ role: first.role, part: plain(`${system}\n\n${first.part.text}`) }, ...rest];
}

function render({ source, bosText, eosText }: ChatTemplate, turns: readonly Turn[]): PromptPart[] {
  const mark = randomBytes(16).toString('hex');
  const rendered = renderJinja(source, {
    messages: turns.map(({ role }, index) => ({ role, content: `${mark}-${index}-` })),
    bos_token: bosText,
    eos_token: eosText,
    add_generation_prompt: true,
  });
  const used = new Set<number>();
  const parts = rendered.split(new RegExp(`${mark}-(\\d+)-`)).map((piece, index) => {
    if (index % 2 === 0) return template(piece);
    used.add(Number(piece));
    return turns[Number(piece)]?.part ?? template('');
  });
  if (used.size < turns.length) throw failed('it leaves out a message');
  return parts.filter((part) => part.kind !== 'template' || part.text !== '');
}

function renderJinja(source: string, values: Record<string, unknown>): string {
  try {
    return new Template(source).render(values);
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error));
  }
}

function failed(reason: string): AppError {
  return new AppError('engine.failed', { reason: `the model's chat template: ${reason}` });
}

/**
 * Some templates mark turns with ordinary text. Where a message spells a mark that this template writes, a space keeps
 * it from being one: after the first character of `<|user|>` or `[INST]`, before `User:` at the start of a line.
 */
function breakMarks({ special }: ChatTemplate, parts: PromptPart[]): PromptPart[] {
  const written = parts.map((part) => (part.kind === 'template' ? part.text : '')).join('\n');
  const brackets = new Set(written.match(/<[|/]?[\w.-]+\|?>|\[\/?[A-Z_]+\]|<<\/?SYS>>/g));
  const heads = new Set(written.match(/^(?:#+ ?)?[\w ]{1,30}:/gm));
  return parts.map((part) => {
    if (part.kind !== 'text') return part;
    let { text } = part;
    for (const mark of brackets) {
      if (special.has(mark)) continue;
      text = text.replaceAll(mark, `${mark.slice(0, 1)} ${mark.slice(1)}`);
    }
    const isHead = (line: string) => [...heads].some((head) => line.startsWith(head));
    if (heads.size > 0) text = text.replace(/^.+/gm, (line) => (isHead(line) ? ` ${line}` : line));
    return plain(text);
  });
}
