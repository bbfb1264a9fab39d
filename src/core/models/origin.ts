import type { GgufHeader } from './gguf/format.ts';
import { textOf } from './gguf/metadata.ts';

type Metadata = GgufHeader['metadata'];

/** Longer texts are no names and no addresses, whatever the file says. */
const MAX_LICENCE_CHARACTERS = 200;
const MAX_URL_CHARACTERS = 2000;
/** Where a file may say where it comes from, what it was made of first: gguf.md, "Source metadata". */
const SOURCE_KEYS = ['source.url', 'source.repo_url', 'repo_url', 'url'];

/** The licence a model file names: an SPDX identifier, or a name of its own. */
export function licenceOf(metadata: Metadata): string | undefined {
  const licence = textOf(metadata, 'general.license');
  const named = licence === 'other' ? textOf(metadata, 'general.license.name') : undefined;
  const text = named ?? licence;
  return text && text.length <= MAX_LICENCE_CHARACTERS ? text : undefined;
}

/** The page a model file names as its source: an `http` or `https` address. */
export function sourceUrlOf(metadata: Metadata): string | undefined {
  return SOURCE_KEYS.map((key) => textOf(metadata, `general.${key}`)).find(
    (text) =>
      text && text.length <= MAX_URL_CHARACTERS && /^https?:\/\//i.test(text) && URL.canParse(text),
  );
}
