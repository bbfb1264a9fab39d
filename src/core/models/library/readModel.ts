import { stat } from 'node:fs/promises';
import { type AppError, toAppError } from '#shared/errors.ts';
import type { InstalledModel } from '#shared/ipc/models.ts';
import { chooseTemplate } from '#core/prompt/chooseTemplate.ts';
import { inspectModel } from '../inspectModel.ts';
import { type ModelShape, shapeOf } from '../machine/modelShape.ts';
import type { ModelFacts } from '../modelFacts.ts';

/** What the list needs of a model's header. */
export interface KnownModel {
  /** As the file is called. */
  name: string;
  /** Of all its files. */
  sizeBytes: number;
  facts: Omit<NonNullable<InstalledModel['facts']>, 'fit' | 'catalogId'>;
  shape: ModelShape;
  sourceUrl?: string;
}

interface Remembered {
  sizeBytes: number;
  changedAt: number;
  known: KnownModel | AppError;
}

/** Reads headers, each again only when its file has changed. A file that is no model is an error of `inspectModel`. */
export function createModelReader(): (file: string) => Promise<KnownModel | AppError> {
  const remembered = new Map<string, Remembered>();

  return async (file) => {
    const found = await stat(file).catch(() => null);
    const before = remembered.get(file);
    const hasChanged = before?.sizeBytes !== found?.size || before?.changedAt !== found?.mtimeMs;
    if (before && !hasChanged) return before.known;
    const known = await inspectModel(file).then(toKnown, toAppError);
    if (found) {
      const { size: sizeBytes, mtimeMs: changedAt } = found;
      remembered.set(file, { sizeBytes, changedAt, known });
    } else remembered.delete(file);
    return known;
  };
}

/** The vocabulary is left out: it takes megabytes. */
function toKnown(model: ModelFacts): KnownModel {
  const { architecture, quantization, parameters, contextLength, starter, licence } = model;
  const { sourceUrl, languages } = model;
  return {
    name: model.name,
    sizeBytes: model.fileBytes,
    shape: shapeOf(model),
    facts: {
      ...{ architecture, parameters, contextLength, starter },
      template: templateOf(model),
      ...(quantization !== undefined && { quantization }),
      ...(languages && { languages }),
      ...(licence !== undefined && { licence }),
    },
    ...(sourceUrl !== undefined && { sourceUrl }),
  };
}

/** How prompts to it are written. */
export function templateOf({ name, declaredName, ...model }: ModelFacts) {
  const { vocabulary, controlTokens: special, chatTemplate } = model;
  return chooseTemplate({
    names: declaredName === undefined ? [name] : [name, declaredName],
    tokenizer: vocabulary.tokenizer,
    special,
    ...(chatTemplate !== undefined && { chatTemplate }),
  });
}
