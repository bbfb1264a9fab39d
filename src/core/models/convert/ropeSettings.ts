import * as z from 'zod';

/** The base of the rotation's frequencies. */
export const ropeBase = z.number().min(1).max(1e12);

const PLAIN = 'default';

/**
 * `rope_scaling` and, from transformers 5 on, `rope_parameters` of a `config.json`: how positions are encoded. Of the
 * ways there are, only the plain one is known here.
 */
export const ropeSettings = z
  .object({
    rope_type: z.string().optional(),
    /** As older versions call it. */
    type: z.string().optional(),
    rope_theta: ropeBase.optional(),
    factor: z.unknown().optional(),
    partial_rotary_factor: z.literal(1).optional(),
  })
  .superRefine(({ rope_type, type, factor }, context) => {
    const used = rope_type ?? type ?? (factor === undefined ? PLAIN : 'no kind that has a name');
    if (used === PLAIN) return;
    const message = `positions are scaled (${used}), which this version cannot convert`;
    context.addIssue({ code: 'custom', message });
  })
  .nullish();
