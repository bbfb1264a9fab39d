import type * as z from 'zod';

export interface Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  input: I;
  output: O;
}

/** One request of the bridge: what the renderer sends and what main answers. */
export function route<I extends z.ZodType, O extends z.ZodType>(schemas: Route<I, O>): Route<I, O> {
  return schemas;
}
