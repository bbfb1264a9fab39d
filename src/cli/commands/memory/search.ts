import { knownLanguage } from '#core/translate/request.ts';
import { DONE, parseCommand, positiveInteger } from '../../command.ts';
import { print, printError } from '../../output.ts';
import { usageError } from '../../usage.ts';
import { pairText } from './list.ts';
import { withMemory } from './withMemory.ts';

/** Shows what is like a text, the most similar first; answers with the exit status. */
export async function searchMemory(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    limit: { type: 'string', default: '5' },
    'at-least': { type: 'string', default: '60' },
    json: { type: 'boolean' },
  });
  const source = positionals.join(' ');
  if (source.trim() === '') throw usageError('memory search needs TEXT');
  if (values.to === undefined) throw usageError('memory search needs --to LANG');
  const from = values.from === undefined ? 'auto' : knownLanguage(values.from).code;
  const wanted = { source, from, to: knownLanguage(values.to).code };
  const options = {
    limit: positiveInteger('--limit', values.limit),
    atLeast: positiveInteger('--at-least', values['at-least']),
  };
  await withMemory(async (memory) => {
    const matches = memory.matches(wanted, options);
    if (values.json === true) await print(JSON.stringify({ matches }, null, 2));
    else if (matches.length > 0)
      await print(matches.map((match) => pairText(match, `${match.score} %`)).join('\n'));
    else printError('Nothing similar was found in the translation memory.');
  });
  return DONE;
}
