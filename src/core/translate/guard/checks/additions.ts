import { clean } from '../cleaning/clean.ts';
import type { Suspect } from '../guard.ts';
import { TRANSLATING } from '../phrases/additions.ts';

/** A model tells what its translation is, in the midst of a sentence. */
const TELLS =
  /translat(?:es|ed) (?:to|as|into|in)|can be translated|(?:翻译|翻譯)(?:成|为|為|過來)|(?:中文|英文)(?:翻译|翻譯)?(?:是|为)|と訳|に翻訳|übersetzt (?:heißt|bedeutet|man)|se traduit|se traduce|переводится|تُ?ترجم|로 번역/iu;
const CHOICES =
  /(?:^|\n)[ \t]{0,8}(?:option|variant|version|版本|译法|翻译|選択肢|вариант|opción|variante)\s?\d\s?[:：.)]/giu;

/** Remarks, notes or quotation marks that are the model's own. */
export function additions({ source, target }: Suspect): boolean {
  if (clean(target, source) !== target) return true;
  if (TELLS.test(target.slice(0, 2000)) && !TRANSLATING.test(source)) return true;
  return (target.match(CHOICES)?.length ?? 0) > (source.match(CHOICES)?.length ?? 0);
}
