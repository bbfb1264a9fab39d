import type { Content } from '#shared/content.ts';
import type { Region } from '../splice/region.ts';
import { escapeXml } from '../xml/escapeXml.ts';
import type { Edit } from '../html/language.ts';
import { descendants, parseXml, type XmlElement } from '../xml/parseXml.ts';

/** What is in a part of a book that is no page: elements that are one text, and where it names its language. */
export interface PlainPart {
  regions: Region[];
  /** Where the language stands. */
  languages: Omit<Edit, 'written'>[];
}

const DC = 'http://purl.org/dc/elements/1.1/';
const PROPERTIES = new Set(['title', 'description', 'subject']);

/** The title of a book, what it is about, and its language. */
export function packageTexts(text: string): PlainPart {
  const root = parseXml(text);
  const isNamed = ({ uri, local }: XmlElement) => uri === DC && PROPERTIES.has(local);
  const isLanguage = ({ uri, local }: XmlElement) => uri === DC && local === 'language';
  const languages = [...descendants(root, isLanguage)].map(
    ({ openEnd: begin, closeBegin: end }) => ({
      begin,
      end,
    }),
  );
  // A book names its main language first.
  return { regions: regionsOf(root, isNamed), languages: languages.slice(0, 1) };
}

/** The labels of an NCX table of contents. */
export function ncxTexts(text: string): PlainPart {
  const root = parseXml(text);
  return { regions: regionsOf(root, ({ local }) => local === 'text'), languages: [] };
}

function regionsOf(root: XmlElement, test: (element: XmlElement) => boolean): Region[] {
  return [...descendants(root, test)].flatMap((element): Region[] => {
    const { openEnd: begin, closeBegin: end, children } = element;
    if (children.some(({ kind }) => kind !== 'text')) return [];
    const value = children.map((child) => (child.kind === 'text' ? child.value : '')).join('');
    const content: Content = [value.replace(/\s+/g, ' ').trim()];
    if (!/\p{L}/u.test(value)) return [];
    return [
      {
        begin,
        end,
        content,
        tags: new Map(),
        encode: escapeXml,
        heading: element.local === 'title',
      },
    ];
  });
}
