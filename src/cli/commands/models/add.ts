import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '#core/createCore.ts';
import { isModelFolder } from '#core/models/installs/isModelFolder.ts';
import { AppError } from '#shared/errors.ts';
import type { AddedModel } from '#shared/ipc/models.ts';
import { DONE, parseCommand } from '../../command.ts';
import { print } from '../../output.ts';
import { usageError } from '../../usage.ts';
import { withModels } from '../../withModels.ts';

/** Adds a model file, a folder of them, or something to download. */
export async function addModel(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, { json: { type: 'boolean' } });
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0) throw usageError('models add needs one SOURCE');
  const added = await withModels(async ({ core, folders }) => {
    const added = await add(core, source);
    const isKept = added.kind === 'catalog' || isIn(folders, added);
    // The places of other models are settings, and these are gone at the end of the command.
    const lost = isKept ? null : core.historyError();
    if (lost) throw lost;
    return added;
  });
  await print(values.json ? JSON.stringify(added, null, 2) : addedText(added));
  return DONE;
}

async function add({ library, catalog }: Core, source: string): Promise<AddedModel> {
  const place = path.resolve(source);
  const found = await stat(place).catch(() => null);
  if (!found && (await isMeantAsPath(source)))
    throw new AppError('file.notFound', { path: source });
  if (!found) return { kind: 'catalog', id: await catalog.add(source) };
  if (!found.isDirectory()) return { kind: 'model', path: await library.add(place) };
  if (await isModelFolder(place)) {
    throw usageError(`${source} is a model to convert: see models convert`);
  }
  const count = await library.addFolder(place);
  if (count === 0) throw new AppError('catalog.noModel', { source });
  return { kind: 'folder', count };
}

/** A mistyped path must not be sent to the hub: a broken link, say, or a file that a folder of this computer lacks. */
async function isMeantAsPath(source: string): Promise<boolean> {
  if (path.isAbsolute(source) || /^\.{1,2}[\\/]/.test(source)) return true;
  if (await lstat(source).catch(() => null)) return true;
  const folder = await stat(path.dirname(source)).catch(() => null);
  return /\.gguf$/i.test(source) && folder !== null;
}

const isIn = (folders: readonly string[], added: AddedModel): boolean =>
  added.kind === 'model' && folders.includes(path.dirname(added.path));

function addedText(added: AddedModel): string {
  switch (added.kind) {
    case 'catalog':
      return `Added ${added.id}. To have it: bayling models download ${added.id}`;
    case 'folder':
      return `Added a folder with ${added.count} ${added.count === 1 ? 'model' : 'models'}.`;
    case 'model':
      return `Added ${added.path}`;
    case 'install':
      return `Begun: ${added.id}`;
  }
}
