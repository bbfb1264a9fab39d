import packageJson from '../../package.json' with { type: 'json' };
import { toAppError, type AppError } from '#shared/errors.ts';
import { DONE, type Command } from './command.ts';
import { chatCommand } from './commands/chat.ts';
import { evalCommand } from './commands/eval.ts';
import { glossaryCommand } from './commands/glossary.ts';
import { historyCommand } from './commands/history.ts';
import { languagesCommand } from './commands/languages.ts';
import { memoryCommand } from './commands/memory.ts';
import { modelsCommand } from './commands/models.ts';
import { translateCommand } from './commands/translate.ts';
import { errorLine, exitStatus } from './errors.ts';
import { print, printError } from './output.ts';
import { usageError } from './usage.ts';

const commands: readonly Command[] = [
  translateCommand,
  chatCommand,
  historyCommand,
  glossaryCommand,
  memoryCommand,
  languagesCommand,
  modelsCommand,
  evalCommand,
];

const help = `Usage: bayling COMMAND [options]

Translates on this computer, without a network, with the model and the history
of the BayLing Desktop app.

Commands
${commands.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

Options
  -h, --help     show this, or after a command what it takes
  --version      show the version

Environment
  BAYLING_DATA       folder of the history, the settings and your models
  BAYLING_HUB        address of a mirror of Hugging Face, for models download
  BAYLING_HUB_TOKEN  access token for repositories that want one
  BAYLING_SERVER_KEY key of the server that answers, where one is used

Exit status: 0 done, 1 failed, 2 wrong usage, 130 stopped with Ctrl+C.

Examples
  bayling translate --to de "The weather is fine today."
  bayling translate --from en --to zh --file book.txt --out book.zh.txt
  echo 你好 | bayling translate --to English --json
  bayling history search 天气 --json

Everything a command takes
${commands.map((command) => `\n${command.help}`).join('\n')}`;

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--version') {
    await print(packageJson.version);
    return DONE;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    await print(help);
    return DONE;
  }
  const command = commands.find((known) => known.name === name);
  if (command) return command.run(args);
  const problem = name === undefined ? 'There is no command' : `'${name}' is no command`;
  throw usageError(problem);
}

/** `npm run` moves to the package's folder; paths are meant from where the user is. */
const { npm_lifecycle_event: script, INIT_CWD: userFolder } = process.env;
if (script === 'bayling' && userFolder !== undefined) process.chdir(userFolder);

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const failure: AppError = toAppError(error);
  printError(errorLine(failure));
  process.exitCode = exitStatus(failure);
}
