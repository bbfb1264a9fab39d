import { goodMarks } from './goodMarks.ts';
import { goodNames } from './goodNames.ts';
import { goodPlain } from './goodPlain.ts';
import { heldOutGood } from './heldOutGood.ts';

/** Answers that are fine, many of which look as if they were not. */
export const goodAnswersOfAll = [...goodPlain, ...goodMarks, ...goodNames, ...heldOutGood];
