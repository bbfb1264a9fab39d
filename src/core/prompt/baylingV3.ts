import type { Dialog } from './dialog.ts';
import { plain, template, token, tokens, type PromptPart } from './promptPart.ts';

const SYSTEM = 'I am BayLing developed by the NLP Group of ICT/CAS.';

/** The template of the BayLing models built on Llama 3. Message text is stripped of outer white space. */
export function renderBaylingV3({ system = SYSTEM, messages }: Dialog): PromptPart[] {
  return [
    token('bos'),
    ...turn('system', plain(system.trim())),
    ...messages.flatMap((message) =>
      turn(message.role, message.tokens ? tokens(message.tokens) : plain(message.text.trim())),
    ),
    head('assistant'),
  ];
}

function turn(role: string, content: PromptPart): PromptPart[] {
  return [head(role), content, template('<|eot_id|>')];
}

function head(role: string): PromptPart {
  return template(`<|start_header_id|>${role}<|end_header_id|>\n\n`);
}
