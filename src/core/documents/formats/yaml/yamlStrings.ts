import { isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from 'yaml';
import type { Range } from '../../splice/region.ts';

export type ScalarStyle = 'plain' | 'plainInFlow' | 'single' | 'double' | 'literal' | 'folded';

/** A string in a YAML text; its range has the quotes or the header of a block in it. */
export interface YamlString extends Range {
  value: string;
  style: ScalarStyle;
  path: readonly (string | number)[];
}

const STRING_TAG = 'tag:yaml.org,2002:str';
/** What YAML 1.1 reads as yes and no. */
const BOOLEAN = /^(?:y|n|yes|no|on|off|true|false)$/i;

/**
 * The strings among the values of a YAML text, in its order, and the single key at its root if there is just one. Throws
 * for what is no YAML.
 */
export function yamlStrings(text: string): { strings: readonly YamlString[]; root?: YamlString } {
  const strings: YamlString[] = [];
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'error' });
  const walk = (node: unknown, path: YamlString['path'], isFlow: boolean): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        walk(value, [...path, name], isFlow || node.flow === true);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        walk(item, [...path, index], isFlow || node.flow === true);
      }
    } else if (isScalar(node) && (node.tag === undefined || node.tag === STRING_TAG)) {
      const string = stringOf(node, path, isFlow);
      if (string && !(string.style.startsWith('plain') && BOOLEAN.test(string.value))) {
        strings.push(string);
      }
    }
  };
  for (const document of documents) {
    const [error] = document.errors;
    if (error) throw new Error(error.message.split('\n', 1)[0]);
    walk(document.contents, [], false);
  }
  const first = documents[0]?.contents;
  const pair = isMap(first) && first.items.length === 1 ? first.items[0] : undefined;
  const root = isScalar(pair?.key) && isMap(pair.value) ? stringOf(pair.key, [], false) : undefined;
  return root ? { strings, root } : { strings };
}

const STYLES: Readonly<Record<Scalar.Type, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function stringOf(
  { value, range, type = 'PLAIN' }: Scalar,
  path: YamlString['path'],
  isFlow: boolean,
): YamlString | undefined {
  if (typeof value !== 'string' || !range) return undefined;
  const [begin, end] = range;
  const style = STYLES[type];
  return { begin, end, value, path, style: style === 'plain' && isFlow ? 'plainInFlow' : style };
}
