import { escapeAttribute } from '../xml/escapeXml.ts';
import type { XmlElement } from '../xml/parseXml.ts';
import { childOf, textIn } from './elements.ts';
import type { Entry } from './entry.ts';
import { isSameLanguage } from './language.ts';
import { replaceInside } from './putTarget.ts';
import { RULES_TMX } from './rules.ts';
import { segmentEntry } from './segment.ts';

export interface Variant {
  element: XmlElement;
  lang: string;
}

export interface TranslationUnit {
  text: string;
  variants: readonly Variant[];
  /** Languages; of what is read the first variant where none is in it. `to` may not be known yet. */
  source: string;
  to: string | undefined;
  place: string;
}

/** A unit of a translation memory. A translation that it has stays, unless there is another target for it. */
export function tuEntry({ text, variants, source, to, place }: TranslationUnit): Entry | undefined {
  const variant =
    variants.find(({ lang }) => lang.toLowerCase() === source.toLowerCase()) ??
    variants.find(({ lang }) => isSameLanguage(lang, source)) ??
    variants[0];
  const segment = variant && childOf(variant.element, 'seg');
  const last = variants.at(-1)?.element;
  if (!segment || !last) return undefined;
  const segmentIn = (language: string) => {
    const others = variants.filter((other) => other !== variant);
    const found =
      others.find(({ lang }) => lang.toLowerCase() === language.toLowerCase()) ??
      others.find(({ lang }) => isSameLanguage(lang, language));
    return found && childOf(found.element, 'seg');
  };
  const present = to === undefined ? undefined : segmentIn(to);
  const isSaid = present !== undefined && textIn(present).trim() !== '';
  const parts = {
    ...{ text, source: segment.children, place, rules: RULES_TMX, isPreserved: false },
    done: isSaid ? present.children : undefined,
  };
  const entry = segmentEntry({
    ...parts,
    // The language is known when it is written only.
    put: (written) => [{ begin: 0, end: 0, text: written }],
  });
  if (!entry) return undefined;
  return {
    units: entry.units,
    write(targets, options) {
      const written = entry.write(targets, options)[0]?.text ?? '';
      const own = segmentIn(options.to);
      if (own) {
        const isKept = to === undefined && textIn(own).trim() !== '';
        return isKept ? [] : [replaceInside(text, own, written)];
      }
      const lang = escapeAttribute(options.to);
      const inner = indentBefore(text, segment.begin);
      const outer = inner && indentBefore(text, variant.element.closeBegin);
      const indent = indentBefore(text, variant.element.begin);
      const made = `${indent}<tuv xml:lang="${lang}">${inner}<seg>${written}</seg>${outer}</tuv>`;
      return [{ begin: last.end, end: last.end, text: made }];
    },
  };
}

/** The line break and the white space that a tag begins after. */
function indentBefore(text: string, at: number): string {
  return /\r?\n[ \t]*$/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? '';
}
