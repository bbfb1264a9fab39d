import * as z from 'zod';
import type { ErrorData } from '../errors.ts';

/** Errors only ever travel from main to the renderer, so the shape is taken on trust. */
export const errorSchema = z.custom<ErrorData>(
  (value) => typeof value === 'object' && value !== null && 'code' in value && 'details' in value,
);
