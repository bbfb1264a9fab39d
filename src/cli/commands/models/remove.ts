import type { Core } from '#core/createCore.ts';
import { AppError } from '#shared/errors.ts';
import { confirm } from '../../confirm.ts';
import { DONE, FAILED, parseCommand } from '../../command.ts';
import { modelNamed } from '../../modelNamed.ts';
import { print } from '../../output.ts';
import { usageError } from '../../usage.ts';
import { withModels } from '../../withModels.ts';

/** Removes an installed model, or what has come of one, or an added entry of the catalog; a model that another program or the user keeps is only taken off the list. */
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
    if (!model) return forget(core, given, values);
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

interface Options {
  yes?: boolean | undefined;
  json?: boolean | undefined;
}

/** Throws away what has come of a model that is not installed, and takes it out of the catalog where the user added it. */
async function forget(core: Core, given: string, { yes, json }: Options): Promise<number> {
  const installs = core.installs
    .list()
    .filter(({ modelId, title, state }) => (modelId ?? title) === given && state !== 'done');
  const entry = (await core.catalog.list()).find(({ id }) => id === given);
  const isAdded = entry?.origin === 'added';
  if (installs.length === 0 && entry && !isAdded) {
    throw usageError(`${given} is not installed, and stays in the list of models that can be had`);
  }
  if (installs.length === 0 && !isAdded) throw new AppError('model.notFound', { path: given });
  const question = isAdded ? `Forget ${given}?` : `Throw away what has come of ${given}?`;
  if (yes !== true && !(await confirm(question))) return FAILED;
  for (const { id } of installs) await core.installs.cancel(id);
  if (isAdded) core.catalog.forget(given);
  const done = { id: given, thrownAway: installs.length, forgotten: isAdded };
  const text = installs.length > 0 ? `Threw away what had come of ${given}.` : `Forgot ${given}.`;
  await print(json ? JSON.stringify(done, null, 2) : text);
  return DONE;
}
