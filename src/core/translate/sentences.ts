/** Where a full stop ends an abbreviation or an initial and the sentence goes on. */
const ABBREVIATION =
  /(?:^|[\s(["'«„“])(?:\p{Lu}|Mrs?|Ms|Dr|Prof|Sr|Jr|St|Mt|Lt|Col|Gen|Capt|Rev|Hon|No|Nos|Nr|Fig|Figs|Abb|Abs|Art|Bd|Eq|Sec|Ch|Vol|pp?|S|vs|cf|etc|al|approx|ca|bzw|vgl|ggf|evtl|inkl|exkl|sog|usw|Mio|Mrd|Tel|Hr|Fr|Frl|Mme|Mlle|MM|Sra?|Dra?|Ud|Uds|Ing|Dott|Sig|e\.g|i\.e|z\.\s?B|d\.\s?h|u\.\s?a|o\.\s?Ä|p\.\s?ex|т\.\s?е|т\.\s?д|т\.\s?п|г|гг|ул|стр|рис|им)\.\s*$/u;

/** Initials and firms end with a full stop in the middle of a sentence too: the next word tells. */
const INITIALS =
  /(?:^|[\s(["'«„“])(?:(?:\p{Lu}\.)+\p{Lu}|Ph\.D|[ap]\.m|Inc|Ltd|Corp|Co|Bros)\.\s*$/u;
const OPENER =
  /^(?:The|This|That|These|Those|There|A|An|He|She|It|They|We|You|I|His|Her|Its|Their|Our|In|On|At|For|But|And|Or|So|If|As|When|While|What|Why|How|Who|Is|Are|Was|Do|Does|Did|No|Not|Yes|However)\b/;

/** A German ordinal: the 3rd of May. */
const ORDINAL = /(?:^|[^\p{L}\p{N}])\d{1,2}\.\s*$/u;
const GERMAN_MONTH =
  /^(?:Jan|Jän|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahrhundert|Kapitel|Auflage)/;

const MONTH = /(?:^|[\s(])(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s*$/;

/** The number of a heading or of an entry in a list; the line begins with it. */
const ENUMERATOR = /^\s*[([]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s*$/;
const LONGEST_ENUMERATOR = 12;

/** French has a space before the mark that closes a quotation. Followed by a letter, the same mark opens one. */
const CLOSING = /^[»›](?=[\s.,;:!?)]|$)[.,;:!?)]*\s*/;

/** A quotation that ends like a sentence within one: "Stop!" he said. */
const QUOTED = /[!?…][\s\u00a0\u202f]?["'”’“»«›‹)\]]+\s*$/u;
const LOWER_CASE = /^\p{Ll}/u;

/** Chinese and Japanese open a quotation right after a full stop, and Unicode's rules leave its mark behind there. */
const OPENING = /(?<=[。！？…])[“‘\p{Ps}]+$/u;

/** In an address a question mark ends nothing. */
const WITHIN_WORD = /[!?][\w%&=#/]$/;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Where the sentences of a line begin, in UTF-16 units, lazily; what stands between two of them belongs to the first.
 * `language` is a BCP 47 code: a Greek question ends with a semicolon. Any other text stands for no language.
 */
export function* sentenceStarts(line: string, language: string): Generator<number> {
  for (const { index: found } of segmenter(language).segment(line)) {
    const closing = found > 0 ? CLOSING.exec(line.slice(found, found + 16)) : null;
    const index = found + (closing?.[0].length ?? 0);
    if (closing && index === line.length) continue;
    // The last few characters are enough for the longest abbreviation.
    const before = line.slice(Math.max(0, index - 16), index);
    const after = line.slice(index, index + 16);
    if (goesOn(before, after, language)) continue;
    if (index > 0 && index <= LONGEST_ENUMERATOR && ENUMERATOR.test(line.slice(0, index))) continue;
    yield index - (OPENING.exec(before)?.[0].length ?? 0);
  }
}

/** Whether what looks like the end of a sentence is none. */
function goesOn(before: string, after: string, language: string): boolean {
  if (WITHIN_WORD.test(before.slice(-1) + after.slice(0, 1))) return true;
  if (ABBREVIATION.test(before)) return true;
  if (INITIALS.test(before) && !OPENER.test(after)) return true;
  if (MONTH.test(before) && /^\d/.test(after)) return true;
  if (QUOTED.test(before) && LOWER_CASE.test(after)) return true;
  return language.startsWith('de') && ORDINAL.test(before) && GERMAN_MONTH.test(after);
}

function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(localeOf(language), { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

function localeOf(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
