import type { DocumentJobs } from '#core/documents/jobs/documentJobs.ts';
import { AppError, toAppError } from '#shared/errors.ts';
import { firstProblem } from '#shared/firstProblem.ts';
import { type Added, droppedSchema } from '#shared/ipc/documents.ts';
import type { Result } from '#shared/ipc/result.ts';

/** What is done with what was dropped. */
export interface Takers {
  /** Takes out what are models, and says how many that were. */
  takeModels: (paths: readonly string[]) => Promise<{ models: number; rest: string[] }>;
  documents: Pick<DocumentJobs, 'add'>;
}

/** Gives models to the library and the rest to the queue of documents, and always answers with a Result. */
export function takeDropped({ takeModels, documents }: Takers) {
  return async (input: unknown): Promise<Result<Added>> => {
    try {
      const parsed = droppedSchema.safeParse(input);
      if (!parsed.success) {
        const problem = firstProblem(parsed.error);
        throw new AppError('request.invalid', { route: 'files', problem });
      }
      const { paths, ...languages } = parsed.data;
      const { models, rest } = await takeModels(paths);
      const { added } = rest.length > 0 ? await documents.add(rest, languages) : { added: 0 };
      return { ok: true, data: { added, models } };
    } catch (error) {
      return { ok: false, error: toAppError(error).toData() };
    }
  };
}
