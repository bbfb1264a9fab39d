import { confirm } from '../../confirm.ts';
import { DONE, FAILED, parseCommand } from '../../command.ts';
import { print } from '../../output.ts';
import { usageError } from '../../usage.ts';
import { glossaryNamed, withGlossaries } from '../../withGlossaries.ts';

/** Removes a glossary with its terms, without a way back. */
export async function removeGlossary(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw usageError('glossary remove needs one NAME');
  return withGlossaries(async (all) => {
    const glossary = glossaryNamed(all, name);
    const question = `Remove ${glossary.name} with its ${glossary.terms} terms?`;
    if (values.yes !== true && !(await confirm(question))) return FAILED;
    all.delete(glossary.id);
    all.purgeDeleted();
    await print(values.json ? JSON.stringify({ glossary }, null, 2) : `Removed ${glossary.name}.`);
    return DONE;
  });
}
