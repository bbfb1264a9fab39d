import type { Dialog } from '#core/prompt/dialog.ts';
import type { PromptPart } from '#core/prompt/promptPart.ts';
import { renderPrompt } from '#core/prompt/renderPrompt.ts';
import type { TemplateId } from '../engine.ts';
import { unforged } from './unforged.ts';

/** The templates that we write ourselves. */
export type OwnTemplate = Exclude<TemplateId, 'chat'>;

const SPELLED = {
  'bayling-v1': { bos: '<s>', eos: '</s>' },
  'bayling-v3': { bos: '<|begin_of_text|>', eos: '<|end_of_text|>' },
} as const;

/** What ends an answer; a server that knows the model's end token ends there by itself. */
const STOPS: Readonly<Record<TemplateId, readonly string[]>> = {
  'bayling-v1': ['</s>', '\n### Instruction:'],
  'bayling-v3': ['<|eot_id|>', '<|end_of_text|>'],
  chat: [],
};

/**
 * The prompt as one text, in which the server finds the special tokens again. `addsBos`: it begins every prompt with the
 * first token itself, which would otherwise be there twice.
 */
export function promptText(template: OwnTemplate, dialog: Dialog, addsBos: boolean): string {
  const spelled = SPELLED[template];
  const write = (part: PromptPart): string => {
    switch (part.kind) {
      case 'token':
        return part.token === 'bos' && addsBos ? '' : spelled[part.token];
      case 'template':
        return part.text;
      case 'text':
        return unforged(part.text);
      case 'tokens':
        throw new TypeError('an answer goes to a server as its text');
    }
  };
  return renderPrompt(template, asText(dialog), null).map(write).join('');
}

/** Token ids are those of another tokenizer, perhaps. */
function asText({ messages, ...dialog }: Dialog): Dialog {
  return { ...dialog, messages: messages.map(({ role, text }) => ({ role, text })) };
}

/** The texts that end an answer to `dialog`: none that it spells itself, since the answer may do so too. */
export function stopsOf(template: TemplateId, { messages }: Dialog): string[] {
  return STOPS[template].filter((stop) => !messages.some(({ text }) => text.includes(stop)));
}

/**
 * The messages for a server that writes the prompt itself. `foldsSystem`: its template knows no system role, and the
 * first message carries the text.
 */
export function chatMessages({ system, messages }: Dialog, foldsSystem = false) {
  const turns = messages.map(({ role, text }) => ({ role, content: unforged(text) }));
  if (system === undefined) return turns;
  const [first, ...rest] = turns;
  if (!foldsSystem || !first) return [{ role: 'system', content: unforged(system) }, ...turns];
  return [{ ...first, content: `${unforged(system)}\n\n${first.content}` }, ...rest];
}
