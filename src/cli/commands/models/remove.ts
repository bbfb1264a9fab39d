import { AppError } from '#shared/errors.ts';
import { confirm } from '../../confirm.ts';
import { DONE, FAILED, parseCommand } from '../../command.ts';
import { modelNamed } from '../../modelNamed.ts';
import { print } from '../../output.ts';
import { usageError } from '../../usage.ts';
import { withModels } from '../../withModels.ts';

/** Removes an installed model; one that another program or the user keeps is only taken off the list. */
export async function removeModel(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw usageError('models remove needs one MODEL');
  return withModels(async ({ core }) => {
    const path = await modelNamed(given, () => core.library);
    const model = (await core.library.list()).find((each) => each.path === path);
    if (!model) throw new AppError('model.notFound', { path });
    if (model.place === 'shipped') throw usageError(`${model.name} comes with the app and stays`);
    const isOwn = model.place === 'own';
    const question = isOwn ? `Remove ${path}?` : `Take ${path} off the list? The file stays.`;
    if (values.yes !== true && !(await confirm(question))) return FAILED;
    await core.library.remove(path);
    if (core.settings.get().modelPath === path) core.settings.set({ modelPath: '' });
    const text = isOwn
      ? `Removed ${path}. It goes to the trash when the app is next started.`
      : `Took ${path} off the list. The file is where it was.`;
    await print(values.json ? JSON.stringify({ path, deleted: isOwn }, null, 2) : text);
    return DONE;
  });
}
