import { findLanguage } from '#shared/languages.ts';
import { cleanTerm } from '../cleanTerm.ts';
import type { Term } from '../term.ts';
import { termProblem } from '../termProblem.ts';
import { matchOf, yesOrNo } from './columns.ts';
import { PLAIN_TERM, type ReadTerm, type TermLanguages } from './termFile.ts';

/** By their names of 2008, of 2019 and of TBX-Min. */
const ENTRIES = new Set(['termEntry', 'conceptEntry', 'entry']);
const LANGUAGES = new Set(['langSet', 'langSec', 'langGroup']);
const TERMS = new Set(['tig', 'ntig', 'termSec', 'termGroup']);
/** What may stand in the text of a term or a note. */
const MARKUP = new Set(['hi', 'foreign', 'bpt', 'ept', 'ph', 'sc', 'ec']);
const MAX_CHARACTERS = 100_000;
/** Terms of one entry: a language of many synonyms with another. */
const MOST_OF_ENTRY = 100;

interface EntryTerm {
  text: string;
  match: Term['match'];
  caseSensitive: boolean;
  forbidden: boolean;
}

interface Entry {
  line: number;
  notes: string[];
  languages: { code: string; terms: EntryTerm[] }[];
}

/** Takes TBX's elements as they come; `take` answers the terms of the entries that ended since. */
export function createTbxReader(languages: TermLanguages) {
  let entry: Entry | undefined;
  let term: EntryTerm | undefined;
  let said = '';
  /** Of the element that text stands in: `termNote` says it in an attribute. */
  let kind = '';
  let read: ReadTerm[] = [];

  function note(text: string): void {
    const known = entry?.notes;
    if (known && text !== '' && !known.includes(text)) known.push(text);
  }

  function endOf(name: string): void {
    const text = said.trim();
    if (name === 'term' && term) term.text = text;
    else if (kind === 'administrativeStatus' || kind === 'termStatus') {
      if (term && /deprecated|obsolete|superseded/i.test(text)) term.forbidden = true;
    } else if (kind === 'x-match' && term) term.match = matchOf(text) ?? 'word';
    else if (kind === 'x-case' && term) term.caseSensitive = yesOrNo(text) ?? false;
    else if (name === 'note' || kind === 'definition') note(text);
  }

  return {
    open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
      if (MARKUP.has(name)) return;
      said = '';
      kind = attributes.type ?? name;
      if (ENTRIES.has(name)) entry = { line, notes: [], languages: [] };
      if (LANGUAGES.has(name))
        entry?.languages.push({ code: attributes['xml:lang'] ?? attributes.lang ?? '', terms: [] });
      if (TERMS.has(name)) {
        const { match, caseSensitive, forbidden } = PLAIN_TERM;
        term = { text: '', match, caseSensitive, forbidden };
        entry?.languages.at(-1)?.terms.push(term);
      }
    },
    text(text: string): void {
      if (said.length < MAX_CHARACTERS) said += text;
    },
    close(name: string): void {
      if (MARKUP.has(name)) return;
      endOf(name);
      said = '';
      kind = '';
      if (!ENTRIES.has(name) || !entry) return;
      read.push(...termsOf(entry, languages));
      entry = undefined;
      term = undefined;
    },
    take(): ReadTerm[] {
      const taken = read;
      read = [];
      return taken;
    },
  };
}

function termsOf({ line, notes, languages }: Entry, wanted: TermLanguages): ReadTerm[] {
  const { sources, targets } = sidesOf(languages, wanted);
  if (targets.length === 0)
    return [
      { line, problem: { code: wanted.to ? 'language' : 'secondLanguage', found: wanted.to } },
    ];
  const ways = sources.filter(({ forbidden }) => !forbidden);
  const nothing = { ...PLAIN_TERM, text: '' };
  const terms = (ways.length > 0 ? ways : [nothing]).flatMap((source) =>
    targets.map((target): ReadTerm => {
      const term = cleanTerm({
        ...{ source: source.text, target: target.text, note: notes.join('\n') },
        match: target.match,
        caseSensitive: target.caseSensitive,
        forbidden: target.forbidden,
      });
      const problem = termProblem(term);
      return problem === undefined
        ? { line, term }
        : { line, problem: { code: problem, found: '' } };
    }),
  );
  return terms.slice(0, MOST_OF_ENTRY);
}

/** The terms in the two languages of a glossary; where any will do, in the order they come. */
function sidesOf(languages: Entry['languages'], { from, to }: TermLanguages) {
  const inLanguage = (language: string) =>
    languages.filter(({ code }) => isSame(code, language)).flatMap(({ terms }) => terms);
  if (from !== '' && to !== '') return { sources: inLanguage(from), targets: inLanguage(to) };
  const others = languages.filter(
    ({ code }) => (from === '' || !isSame(code, from)) && (to === '' || !isSame(code, to)),
  );
  const [first = [], second = []] = others.map(({ terms }) => terms);
  if (from !== '') return { sources: inLanguage(from), targets: first };
  if (to !== '') return { sources: first, targets: inLanguage(to) };
  // A term alone that is forbidden is forbidden everywhere.
  if (others.length === 1 && first.every(({ forbidden }) => forbidden))
    return { sources: [], targets: first };
  return { sources: first, targets: second };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [findLanguage(one)?.code, findLanguage(other)?.code];
  return a === undefined || b === undefined ? one.toLowerCase() === other.toLowerCase() : a === b;
}
