import { TONES, type Tone } from '#shared/tones.ts';
import { styleSchema, type Style } from '#shared/ipc/style.ts';
import { usageError } from '../usage.ts';

/** What helps with a translation, beside the model. */
export interface AidOptions {
  /** Files, and names of the app's glossaries; undefined for those that are enabled there. */
  glossaries: readonly string[] | undefined;
  /** Whether exact matches of the translation memory are used. */
  memory: boolean;
  style: Style | undefined;
  guard: boolean;
}

export const AID_OPTIONS = {
  glossary: { type: 'string', multiple: true },
  'no-glossary': { type: 'boolean' },
  memory: { type: 'boolean' },
  formality: { type: 'string' },
  domain: { type: 'string' },
  instruction: { type: 'string' },
  'no-guard': { type: 'boolean' },
} as const;

interface AidValues {
  glossary?: string[] | undefined;
  'no-glossary'?: boolean | undefined;
  memory?: boolean | undefined;
  formality?: string | undefined;
  domain?: string | undefined;
  instruction?: string | undefined;
  'no-guard'?: boolean | undefined;
}

/** What is asked for. Error: `usage.invalid`. */
export function aidOptions(values: AidValues): AidOptions {
  const { glossary, 'no-glossary': without = false, memory = false } = values;
  if (without && glossary) throw usageError('Give --glossary or --no-glossary, not both');
  return {
    ...{ memory, guard: values['no-guard'] !== true, style: styleOf(values) },
    glossaries: without ? [] : glossary,
  };
}

function styleOf({ formality, domain, instruction }: AidValues): Style | undefined {
  if (formality === undefined && domain === undefined && instruction === undefined)
    return undefined;
  const style = { tone: toneOf(formality), domain: domain ?? '', instruction: instruction ?? '' };
  for (const name of ['domain', 'instruction'] as const) {
    const most = styleSchema.shape[name].maxLength ?? Infinity;
    if (style[name].length > most) throw usageError(`--${name} takes at most ${most} characters`);
  }
  return style;
}

function toneOf(formality: string | undefined): Tone {
  if (formality === undefined) return 'asIs';
  const tone = TONES.find((known) => known === formality && known !== 'asIs');
  if (tone) return tone;
  throw usageError(`--formality takes formal or casual, not '${formality}'`);
}
