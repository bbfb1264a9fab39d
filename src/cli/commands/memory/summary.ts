import { DONE, parseCommand } from '../../command.ts';
import { print } from '../../output.ts';
import { noWords } from '../../usage.ts';
import { count } from './import.ts';
import { withMemory } from './withMemory.ts';

/** Shows how many pairs there are, by languages and by where they come from; answers with the exit status. */
export async function showSummary(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, { json: { type: 'boolean' } });
  noWords('memory summary', positionals);
  await withMemory(async (memory) => {
    const summary = memory.summary();
    if (values.json === true) {
      await print(JSON.stringify(summary, null, 2));
      return;
    }
    const languages = summary.languages.map(
      ({ from, to, pairs }) => `  ${from} > ${to}: ${count(pairs)}`,
    );
    const origins = summary.origins.map(({ origin, pairs }) => `  ${origin}: ${count(pairs)}`);
    const lines = [`${count(summary.pairs)} pairs`, ...languages];
    if (origins.length > 0) lines.push('From', ...origins);
    await print(lines.join('\n'));
  });
  return DONE;
}
