import { findLanguage } from '#shared/languages.ts';

/** Fewer letters of a script that many languages share may be a name, or anything. */
const ENOUGH_LETTERS = 10;
const SHARED = /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Deva}]/gu;
const SHARED_SCRIPTS = new Set(['Latn', 'Cyrl', 'Arab', 'Deva']);

/**
 * What pair mode takes a text to be in, of which `detected` was found; null while it is too little to turn the pair round
 * for. Where one language of the pair is Chinese, Chinese in the other writing is meant for it too.
 */
export function pairLanguage(
  text: string,
  detected: string | null,
  from: string,
  to: string,
): string | null {
  if (detected === null) return null;
  if (isChinese(detected)) {
    const [chinese, ...others] = [from, to].filter(isChinese);
    return chinese !== undefined && others.length === 0 && findLanguage(from) ? chinese : detected;
  }
  const script = findLanguage(detected)?.script ?? '';
  const letters = SHARED_SCRIPTS.has(script) ? (text.match(SHARED)?.length ?? 0) : ENOUGH_LETTERS;
  return letters < ENOUGH_LETTERS ? null : detected;
}

function isChinese(code: string): boolean {
  return findLanguage(code)?.code.startsWith('zh-') === true;
}
