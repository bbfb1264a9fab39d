import type { DocumentJobs } from '#core/documents/jobs/documentJobs.ts';
import { AppError, toAppError } from '#shared/errors.ts';
import { firstProblem } from '#shared/firstProblem.ts';
import { type Added, droppedSchema } from '#shared/ipc/documents.ts';
import type { Result } from '#shared/ipc/result.ts';

/** Adds what was dropped into the window to the queue, and always answers with a Result. */
export function takeDropped(documents: Pick<DocumentJobs, 'add'>) {
  return async (input: unknown): Promise<Result<Added>> => {
    try {
      const parsed = droppedSchema.safeParse(input);
      if (!parsed.success) {
        const problem = firstProblem(parsed.error);
        throw new AppError('request.invalid', { route: 'files', problem });
      }
      const { paths, ...languages } = parsed.data;
      const { added } = await documents.add(paths, languages);
      return { ok: true, data: { added, models: 0 } };
    } catch (error) {
      return { ok: false, error: toAppError(error).toData() };
    }
  };
}
