import type { TestVocabulary } from './testVocabulary.ts';

/** A piece of a prompt: text, a special token by its name, or the tokens of an answer as they were generated. */
type Piece = string | { special: string } | readonly number[];

/** What was said: text, or an answer's tokens. */
export type Said = readonly [role: 'user' | 'assistant', content: string | readonly number[]];

const SYSTEM_V1 =
  'I am an intelligent language assistant developed by the NLP Group of ICT/CAS.\nBelow is a dialog consisting of instructions and responses. Write a response that completes the request.';
const SYSTEM_V3 = 'I am BayLing developed by the NLP Group of ICT/CAS.';

/** For tests: BayLing's templates as its authors published them, written down a second time. */
export const PUBLISHED = {
  'bayling-v1': (system: string | null, turns: readonly Said[]): Piece[] => [
    { special: '<s>' },
    `${system ?? SYSTEM_V1}\n\n`,
    ...turns.flatMap(([role, content]): Piece[] =>
      role === 'user'
        ? ['### Instruction:\n', content, '\n']
        : ['### Response:\n', content, { special: '</s>' }, '\n'],
    ),
    '### Response:\n',
  ],
  'bayling-v3': (system: string | null, turns: readonly Said[]): Piece[] => [
    { special: '<|begin_of_text|>' },
    ...[['system', system ?? SYSTEM_V3] as const, ...turns].flatMap(([role, content]): Piece[] => [
      ...headV3(role),
      typeof content === 'string' ? content.trim() : content,
      { special: '<|eot_id|>' },
    ]),
    ...headV3('assistant'),
  ],
};

const headV3 = (role: string): Piece[] => [
  { special: '<|start_header_id|>' },
  role,
  { special: '<|end_header_id|>' },
  '\n\n',
];

/** Tokens of a prompt. Text between two special tokens is one piece for the vocabulary. */
export function publishedTokens(pieces: readonly Piece[], { model }: TestVocabulary): number[] {
  const tokens: number[] = [];
  let text = '';
  for (const piece of [...pieces, []]) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    for (const token of model.tokenize(text, false)) tokens.push(token);
    text = '';
    const ids = 'special' in piece ? model.tokenize(piece.special, true) : piece;
    for (const token of ids) tokens.push(token);
  }
  return tokens;
}
