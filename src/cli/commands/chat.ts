import { DONE, type Command } from '../command.ts';
import { readScript } from '../chatScript.ts';
import { watchInterrupts } from '../interrupt.ts';
import { print } from '../output.ts';
import { createProgress } from '../progress.ts';
import { readTextFile } from '#core/files/textFile.ts';
import { chatHelp, parseChat, type ChatOptions } from './chatOptions.ts';

const MAX_SCRIPT_BYTES = 64 * 1024 * 1024;

export const chatCommand: Command = {
  name: 'chat',
  summary: 'talk with the model, or run conversations from a file',
  help: chatHelp,
  async run(args) {
    const options = parseChat(args);
    if (options !== 'help') return chat(options);
    await print(chatHelp);
    return DONE;
  },
};

async function chat(options: ChatOptions): Promise<number> {
  const { script: file } = options;
  // Everything that can be wrong is said before a model is loaded, which takes a while.
  const script =
    file === undefined ? undefined : readScript(await readTextFile(file, MAX_SCRIPT_BYTES), file);

  // Late: the engine's library takes a while to load.
  const { withModel } = await import('../withModel.ts');
  const { runScript } = await import('../runScript.ts');
  const { runChat } = await import('../runChat.ts');
  const progress = createProgress(options);
  const interrupt = watchInterrupts();
  try {
    return await withModel(options, null, { progress }, ({ core }) =>
      script
        ? runScript(core.conversations, script, options, { progress, interrupt })
        : runChat(core, options, interrupt),
    );
  } finally {
    progress.clear();
    interrupt.end();
  }
}
