import type { Glossary, GlossaryTerm } from '#shared/ipc/glossary.ts';
import { DONE, parseCommand, positiveInteger } from '../../command.ts';
import { print, printError } from '../../output.ts';
import { usageError } from '../../usage.ts';
import { glossaryNamed, withGlossaries } from '../../withGlossaries.ts';

const DEFAULT_LIMIT = '100';

/** Lists the glossaries, or the terms of one. */
export async function listGlossaries(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    json: { type: 'boolean' },
    limit: { type: 'string', default: DEFAULT_LIMIT },
  });
  const [name, ...more] = positionals;
  if (more.length > 0) throw usageError('glossary list takes one NAME');
  const limit = positiveInteger('--limit', values.limit);
  return withGlossaries(async (all) => {
    if (name === undefined) {
      const glossaries = all.list();
      if (values.json) await print(JSON.stringify({ glossaries }, null, 2));
      else if (glossaries.length > 0) await print(glossaries.map(glossaryText).join('\n'));
      else printError('There is no glossary.');
      return DONE;
    }
    const glossary = glossaryNamed(all, name);
    const { rows, total } = all.terms({ glossary: glossary.id, query: '', limit, offset: 0 });
    if (values.json) await print(JSON.stringify({ glossary, total, terms: rows }, null, 2));
    else await print([glossaryText(glossary), ...rows.map(termText)].join('\n'));
    if (!values.json && rows.length < total)
      printError(`${total - rows.length} more; see --limit.`);
    return DONE;
  });
}

const any = (code: string): string => (code === '' ? 'any' : code);

function glossaryText({ name, from, to, terms, enabled }: Glossary): string {
  const state = enabled ? '' : ', off';
  return `${name}: ${any(from)} > ${any(to)}, ${terms} ${terms === 1 ? 'term' : 'terms'}${state}`;
}

function termText({ source, target, note, caseSensitive, match, forbidden }: GlossaryTerm): string {
  const rules = [
    forbidden ? 'forbidden' : '',
    match === 'word' ? '' : match,
    caseSensitive ? 'case' : '',
    note.replace(/\s+/g, ' '),
  ].filter((rule) => rule !== '');
  const pair = `  ${source === '' ? '(any)' : source}  ${forbidden ? '≠' : '→'}  ${target}`;
  return rules.length > 0 ? `${pair}  (${rules.join(', ')})` : pair;
}
