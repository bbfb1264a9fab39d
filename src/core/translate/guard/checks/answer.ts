import type { Suspect } from '../guard.ts';
import {
  ABOUT_MODELS,
  ABOUT_TASK,
  ABOUT_TRANSLATING,
  ANSWER_BEGINNINGS,
  ASKING,
  REFUSALS,
  REQUEST,
  SELF,
  SORRY_OR_UNABLE,
} from '../phrases/answers.ts';
import { loops } from '../repetition.ts';
import { textWeight } from '../textWeight.ts';

/** Characters in which a text shows what it is. */
const BEGINNING = 600;
/** A translation has at most so many times the weight of its source, and so much more. */
const LONGER = 3.2;
const EXTRA = 70;
const QUESTION_END = /[?？؟;՞፧⁇]["'”’»」』）)\]]{0,3}$/u;
const QUESTION_MARK = /[?？؟]/u;
/** These write questions without a mark. */
const WITHOUT_MARK = new Set('th lo km my bo'.split(' '));
const MARK_IS_SEMICOLON = new Set(['el', 'hy', 'am', 'ti']);

/** A reply to the text instead of its translation. */
export function answer(suspect: Suspect): boolean {
  const source = suspect.source.slice(0, BEGINNING);
  const target = suspect.target.trim().slice(0, BEGINNING);
  if (refuses(source, target)) return true;
  if (SELF.test(target) && !ABOUT_MODELS.test(source)) return true;
  if (ABOUT_TASK.test(target) && !ABOUT_TRANSLATING.test(source)) return true;
  return answersQuestion(suspect) || isFarTooLong(suspect);
}

function refuses(source: string, target: string): boolean {
  const lower = target.toLowerCase();
  return REFUSALS.some((begin) => lower.startsWith(begin)) && !SORRY_OR_UNABLE.test(source);
}

/** A question that is no request has become a sentence without anything that asks. */
function answersQuestion({ source, target, to }: Suspect): boolean {
  const [question, said] = [source.trim(), target.trim()];
  if (!QUESTION_MARK.test(question.slice(-4)) || !QUESTION_END.test(question.slice(-4)))
    return false;
  if (WITHOUT_MARK.has(to) || MARK_IS_SEMICOLON.has(to) || QUESTION_MARK.test(said)) return false;
  if (ANSWER_BEGINNINGS.test(said) && !ANSWER_BEGINNINGS.test(question)) return true;
  const asks = ASKING[to];
  return asks !== undefined && !asks.test(said) && !REQUEST.test(question);
}

function isFarTooLong(suspect: Suspect): boolean {
  const { source, target } = suspect;
  const weight = textWeight(source);
  return weight > 0 && textWeight(target) > LONGER * weight + EXTRA && !loops(suspect);
}
