import type { LoadedModel } from '#core/engine/engine.ts';
import { detectLanguage } from '#core/translate/detect.ts';
import type { Style } from '#shared/ipc/style.ts';
import { findLanguage } from '#shared/languages.ts';
import { unknownLanguages } from '#shared/modelLanguages.ts';

interface Task {
  text: string;
  /** A language as `findLanguage` takes it, or `auto`. */
  from: string;
  to: string;
}

/** One line when the model does not know a language of the task; null when it does, or has no list. */
export async function languageWarning(
  { languages, starter = false }: LoadedModel,
  { text, from, to }: Task,
): Promise<string | null> {
  if (!languages) return null;
  const source = from === 'auto' ? ((await detectLanguage(text, languages)) ?? from) : from;
  const unknown = unknownLanguages(languages, [source, to]);
  if (unknown.length === 0) return null;
  return starter
    ? `Warning: the starter model knows ${names(languages)} only, not ${names(unknown)}; check the translation, or use another model.`
    : `Warning: the model does not list ${names(unknown)} among its languages; check the translation.`;
}

/** One line when the model follows no wishes for the style and there are some; null otherwise. */
export function styleWarning({ starter = false }: LoadedModel, style?: Style): string | null {
  if (!starter || !style) return null;
  return 'Warning: the starter model follows no formality, domain or instruction; use another model for them.';
}

function names(codes: readonly string[]): string {
  const english = codes.map((code) => findLanguage(code)?.english ?? code);
  return new Intl.ListFormat('en').format([...new Set(english)]);
}
