import type { Conversation, ConversationMessage } from '#shared/ipc/chat.ts';

/**
 * The branch of a conversation as Markdown: its title, then each message under who said it. A revision begins with its
 * source: the instruction around it is for the model.
 */
export function conversationMarkdown(
  { title, system, origin }: Pick<Conversation, 'title' | 'system' | 'origin'>,
  branch: readonly ConversationMessage[],
): string {
  const parts = [`# ${title.replace(/\s+/gu, ' ')}`];
  if (system !== null) parts.push('## System', system);
  for (const [index, { role, model, state, ...message }] of branch.entries()) {
    const text = index === 0 && origin ? origin.source : message.text;
    const who = role === 'user' ? 'User' : model || 'Assistant';
    parts.push(`## ${who}${state === 'done' ? '' : ` (${state})`}`, closeFences(text.trim()));
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A fence that a message leaves open would swallow all that follows it. */
function closeFences(text: string): string {
  let open: string | undefined;
  for (const [, fence = ''] of text.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)) {
    if (open === undefined) open = fence;
    else if (fence.startsWith(open)) open = undefined;
  }
  return open === undefined ? text : `${text}\n${open}`;
}
