import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { thisProcess } from '#core/history/owner.ts';
import { AppError } from '#shared/errors.ts';
import { HUB_ADDRESS } from '#shared/hubAddress.ts';
import { type Quantization, QUANTIZATIONS } from '#shared/quantizations.ts';
import type { CatalogEntry, WeightsEntry } from '../catalog/catalogSchema.ts';
import { stemOf } from '../modelNames.ts';
import type { InstallRecord } from './installRecord.ts';

/** The record of an install that has not begun. Error: `catalog.unknown` for a choice that the entry does not have. */
export function newRecord(entry: CatalogEntry, choice: string, base?: string): InstallRecord {
  const common = { ...emptyRecord(entry.name, choice), modelId: entry.id };
  switch (entry.kind) {
    case 'weights': {
      const quantization = quantizationOf(choice);
      const { repository } = entry;
      const name = entry.id.includes('/') ? path.posix.basename(repository) : entry.id;
      return {
        ...common,
        name: `${name}-${quantization.toUpperCase()}`,
        source: { kind: 'repository', repository },
        quantization,
        about: aboutOf(entry),
        ...(base !== undefined && { base }),
      };
    }
    case 'gguf': {
      if (!entry.choices.some(({ id }) => id === choice)) throw unknown(choice);
      const { repository } = entry;
      return { ...common, name: stemOf(choice), source: { kind: 'repository', repository } };
    }
    case 'address':
      return { ...common, name: entry.name, source: { kind: 'address', url: entry.url } };
  }
}

/** The same for a folder on this computer. */
export function folderRecord(folder: string, choice: string): InstallRecord {
  const quantization = quantizationOf(choice);
  const title = path.basename(folder);
  return {
    ...emptyRecord(title, choice),
    name: `${title}-${quantization.toUpperCase()}`,
    source: { kind: 'folder', path: folder },
    quantization,
  };
}

const emptyRecord = (title: string, choice: string) => ({
  ...{ version: 1 as const, id: randomUUID(), title, choice },
  ...{ state: 'waiting' as const, owner: thisProcess, createdAt: Date.now() },
});

/** The page of the hub itself, whatever mirror it comes from: the library knows the model by it. */
function aboutOf({
  name,
  template,
  licence,
  repository,
}: WeightsEntry): NonNullable<InstallRecord['about']> {
  return {
    name,
    sourceUrl: `${HUB_ADDRESS}/${repository}`,
    ...(template && { template }),
    ...(licence && { licence: licence.name }),
  };
}

function quantizationOf(choice: string): Quantization {
  const found = QUANTIZATIONS.find((known) => known === choice.toLowerCase());
  if (found) return found;
  throw unknown(choice);
}

const unknown = (source: string) => new AppError('catalog.unknown', { source });
