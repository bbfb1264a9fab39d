import { findLanguage } from '#shared/languages.ts';
import { createBreath } from './breath.ts';
import { detectLanguage } from './detect.ts';
import { weighScripts } from './scripts.ts';
import type { CutSegment } from './segmentText.ts';

/** Where the script is the text's own, the words tell, and only those of a whole sentence. Letters, as `weighScripts` counts. */
const TELLING = 40;
/** Asking a word list takes far longer than looking at letters: only so many sentences of a text are asked. */
const MOST_ASKED = 300;
/** Of a sentence, in UTF-16 units. */
const SAMPLE = 400;

/**
 * The language of each segment of a text that is mostly in `main` (BCP 47, or `und`). `known` are the languages of the
 * model, as for `detectLanguage`.
 */
export async function segmentLanguages(
  text: string,
  segments: readonly CutSegment[],
  main: string,
  known: readonly string[] = [],
): Promise<string[]> {
  const mainScript = scriptOf(main);
  const found: string[] = [];
  const breath = createBreath();
  let asked = 0;
  for (const { begin, end } of segments) {
    const due = breath();
    if (due) await due;
    const sample = text.slice(begin, Math.min(end, begin + SAMPLE));
    const scripts = weighScripts(sample);
    const [first] = scripts;
    const isForeign = first !== undefined && !mainScript.includes(first.script);
    const isTelling =
      first?.script === 'Hani' || ((first?.weight ?? 0) >= TELLING && asked++ < MOST_ASKED);
    const language = isForeign || isTelling ? await detectLanguage(sample, known) : null;
    // A sentence with some of the text's own letters, which does not tell, goes with the text.
    const isOwn = scripts.some(({ script }) => mainScript.includes(script));
    const own = isOwn || scripts.length === 0 ? main : 'und';
    found.push(language === null || isVague(language, main) ? own : language);
  }
  return found;
}

/** Characters that all writings share count as simplified; a Japanese sentence may have no Kana. */
const isVague = (language: string, main: string): boolean =>
  language === 'zh-Hans' && (main === 'zh-Hant' || main === 'ja');

/** The scripts that a language is written in, as `weighScripts` names them. */
function scriptOf(code: string): readonly string[] {
  const script = findLanguage(code)?.script;
  if (script === undefined) return [];
  if (script === 'Jpan') return ['Hani', 'Kana'];
  if (script === 'Hans' || script === 'Hant') return ['Hani'];
  return script === 'Kore' ? ['Hang', 'Hani'] : [script];
}
