import { conversationMarkdown } from '#core/chat/markdown.ts';
import type { ConversationStore } from '#core/history/conversationStore.ts';
import { branchTo } from '#shared/messageTree.ts';
import { toAppError } from '#shared/errors.ts';
import { errorLine } from './errors.ts';
import { printError } from './output.ts';
import { openTarget } from './targetFile.ts';

const HELP = `/retry       another answer to the last message
/save FILE   write the conversation as Markdown
/help        show this list
/quit        leave (or Ctrl+D); //text says /text
`;

/** What a line that begins with a slash does in a chat. */
export function createChatCommands(
  store: ConversationStore,
  id: string,
  { print, retry }: { print: (text: string) => void; retry: () => Promise<void> },
) {
  async function save(file: string): Promise<void> {
    try {
      const conversation = store.required(id);
      const target = await openTarget(file, { source: undefined, force: false });
      const branch = branchTo(store.messages(id), conversation.leafId);
      await target.finish(conversationMarkdown(conversation, branch));
      print(`Saved: ${file}\n`);
    } catch (error) {
      printError(errorLine(toAppError(error)));
    }
  }

  /** Answers whether the chat goes on. */
  return async (line: string): Promise<boolean> => {
    const [, name = '', argument = ''] = /^\/(\S*)\s*(.*?)\s*$/su.exec(line) ?? [];
    if (name === 'quit') return false;
    if (name === 'retry' && argument === '') await retry();
    else if (name === 'save' && argument !== '') await save(argument);
    else if (name === 'help') print(HELP);
    else printError(name === 'save' ? '/save needs a FILE' : `/${name} is not known. See /help`);
    return true;
  };
}
