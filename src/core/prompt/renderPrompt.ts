import type { TemplateId } from '#core/engine/engine.ts';
import { AppError } from '#shared/errors.ts';
import { renderBaylingV1 } from './baylingV1.ts';
import { renderBaylingV3 } from './baylingV3.ts';
import { renderChat, type ChatTemplate } from './chatTemplate.ts';
import type { Dialog } from './dialog.ts';
import type { PromptPart } from './promptPart.ts';

/** The parts of a prompt. Error: `engine.failed` where the model's own template is missing or broken. */
export function renderPrompt(
  id: TemplateId,
  dialog: Dialog,
  chat: ChatTemplate | null,
): PromptPart[] {
  switch (id) {
    case 'bayling-v1':
      return renderBaylingV1(dialog);
    case 'bayling-v3':
      return renderBaylingV3(dialog);
    case 'chat':
      if (chat) return renderChat(chat, dialog);
      throw new AppError('engine.failed', { reason: 'the model file carries no chat template' });
  }
}
