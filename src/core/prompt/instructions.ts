/** The instruction BayLing was evaluated with for translation. `languageName` is the name that prompts use. */
export function translationInstruction(languageName: string, source: string): string {
  return `Provide the ${languageName} translation for this sentence: ${source}`;
}
