import type { Dialog, Message } from './dialog.ts';
import { plain, template, token, tokens, type PromptPart } from './promptPart.ts';

const SYSTEM =
  'I am an intelligent language assistant developed by the NLP Group of ICT/CAS.\n' +
  'Below is a dialog consisting of instructions and responses. ' +
  'Write a response that completes the request.';

/** The template of the BayLing models built on LLaMA 1 and 2. */
export function renderBaylingV1({ system = SYSTEM, messages }: Dialog): PromptPart[] {
  return [
    token('bos'),
    unforged(system),
    template('\n\n'),
    ...messages.flatMap(renderMessage),
    template('### Response:\n'),
  ];
}

function renderMessage({ role, text, tokens: ids }: Message): PromptPart[] {
  if (role === 'user') return [template('### Instruction:\n'), unforged(text), template('\n')];
  const answer = ids ? tokens(ids) : unforged(text);
  return [template('### Response:\n'), answer, token('eos'), template('\n')];
}

/**
 * This template marks turns with ordinary text, so a line of the user's that reads like a mark would be one. A leading
 * space makes its first token another.
 */
function unforged(text: string): PromptPart {
  return plain(text.replace(/^(?=### (?:Instruction|Response):)/gm, ' '));
}
