import type { ZodError } from 'zod';

/** The first of what is wrong, and where it is, in a line; there may be a million. */
export const firstProblem = ({ issues: [issue] }: ZodError): string =>
  `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it is broken'}`.slice(0, 200);
