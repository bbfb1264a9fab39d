import type { Core } from '#core/createCore.ts';
import { isModelFolder } from '#core/models/installs/isModelFolder.ts';
import { recommendedQuantization } from '#core/models/installs/recommendedQuantization.ts';
import { AppError } from '#shared/errors.ts';
import type { AddedModel } from '#shared/ipc/models.ts';

type Services = Pick<Core, 'library' | 'installs' | 'machine'>;

/** Takes in a folder that the user named: a model to convert, or a collection of GGUF files. */
export async function addModelFolder(core: Services, folder: string): Promise<AddedModel> {
  if (await isModelFolder(folder)) {
    const { id } = await convertHere(core, folder);
    return { kind: 'install', id };
  }
  const count = await core.library.addFolder(folder);
  if (count === 0) throw new AppError('catalog.noModel', { source: folder });
  return { kind: 'folder', count };
}

/** Converts a folder to what suits this computer. Errors: those of reading it. */
export async function convertHere({ installs, machine }: Services, folder: string) {
  return installs.convert(folder, await recommendedQuantization(folder, await machine.look()));
}
