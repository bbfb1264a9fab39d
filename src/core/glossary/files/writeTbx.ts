import { escapeAttribute, escapeXml } from '#core/documents/xml/escapeXml.ts';
import type { Term } from '../term.ts';
import { PLAIN_TERM, type TermLanguages } from './termFile.ts';

/** What nobody told: undetermined, in BCP 47. */
const ANY = 'und';
const FORBIDDEN = '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>';

/**
 * Terms as TBX-Basic (ISO 30042:2008), which most tools read, piece by piece. How a term is found goes along in categories of our own
 * (`x-match`, `x-case`) where it is not as usual. What XML cannot hold is left out.
 */
export function* writeTbx(
  terms: Iterable<Term>,
  { from, to }: TermLanguages,
  name: string,
): Generator<string> {
  const [source, target] = [escapeAttribute(from || ANY), escapeAttribute(to || ANY)];
  yield `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="${source}">
  <martifHeader>
    <fileDesc><titleStmt><title>${escapeXml(name)}</title></titleStmt>
      <sourceDesc><p>BayLing Desktop</p></sourceDesc></fileDesc>
    <encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
  </martifHeader>
  <text><body>
`;
  for (const term of terms) {
    const note = term.note === '' ? '' : `      <note>${escapeXml(term.note)}</note>\n`;
    const ours = term.source === '' ? '' : language(source, term.source, '');
    yield `    <termEntry>
${note}${ours}${language(target, term.target, notesOf(term))}    </termEntry>
`;
  }
  yield '  </body></text>\n</martif>\n';
}

const language = (code: string, term: string, notes: string): string =>
  `      <langSet xml:lang="${code}"><tig><term>${escapeXml(term)}</term>${notes}</tig></langSet>\n`;

function notesOf({ forbidden, match, caseSensitive }: Term): string {
  const notes = [
    forbidden ? FORBIDDEN : '',
    match === PLAIN_TERM.match ? '' : `<termNote type="x-match">${match}</termNote>`,
    caseSensitive ? '<termNote type="x-case">yes</termNote>' : '',
  ];
  return notes.join('');
}
