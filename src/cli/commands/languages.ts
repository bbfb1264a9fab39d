import { languages } from '#shared/languages.ts';
import { DONE, parseCommand, type Command } from '../command.ts';
import { print } from '../output.ts';
import { noWords } from '../usage.ts';

const help = `Usage: bayling languages [--json]

Lists the languages to translate from and to: code, English name, own name.
Old and regional codes (zh-TW, iw), FLORES codes (zho_Hans) and names in
English, Chinese or the language itself are understood as well.

  --json        code, english, native, chinese, script and dir of each, as JSON
  -h, --help    show this
`;

export const languagesCommand: Command = {
  name: 'languages',
  summary: 'list the languages',
  help,
  async run(args) {
    const { values, positionals } = parseCommand(args, { json: { type: 'boolean' } });
    if (values.help) await print(help);
    else {
      noWords('languages', positionals);
      await print(values.json ? JSON.stringify(languages, null, 2) : table());
    }
    return DONE;
  },
};

function table(): string {
  return languages
    .map(({ code, english, native }) => `${code.padEnd(8)} ${english.padEnd(22)} ${native}`)
    .join('\n');
}
