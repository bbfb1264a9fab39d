/** `text` with what an encoding does not have as numeric entities. `holds`: whether it has all of a text. */
export function numericEntities(text: string, holds: (text: string) => boolean): string {
  if (holds(text)) return text;
  const missing = new Set([...new Set(text)].filter((character) => !holds(character)));
  let out = '';
  for (const character of text) {
    out += missing.has(character) ? `&#${character.codePointAt(0) ?? 0};` : character;
  }
  return out;
}
