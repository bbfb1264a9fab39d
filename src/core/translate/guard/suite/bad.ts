import { badAdditions } from './badAdditions.ts';
import { badAnswers } from './badAnswers.ts';
import { badEndings } from './badEndings.ts';
import { badLanguages } from './badLanguages.ts';
import { badMarks } from './badMarks.ts';
import { badMixtures } from './badMixtures.ts';
import { heldOutBad } from './heldOutBad.ts';

/** Answers with something wrong, as models give them. */
export const badAnswersOfAll = [
  ...[...badAdditions, ...badAnswers, ...badLanguages],
  ...[...badEndings, ...badMarks, ...badMixtures, ...heldOutBad],
];
