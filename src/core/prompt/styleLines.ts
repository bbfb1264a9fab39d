import type { Style } from '#shared/ipc/style.ts';
import type { InstructionLanguage } from './instructions.ts';

const TONES = {
  en: {
    asIs: [],
    formal: ['Use a formal tone and polite forms of address.'],
    casual: ['Use a casual tone and familiar forms of address.'],
  },
  zh: {
    asIs: [],
    formal: ['使用正式的语气和敬称。'],
    casual: ['使用随意的语气和平常的称呼。'],
  },
};

const ABOUT = {
  en: (domain: string) => `The text is about ${domain}; use the words of that field.`,
  zh: (domain: string) => `文本的领域是${domain}，使用该领域的术语。`,
};

/** How to translate, a line for each wish; none where everything is as it is without. */
export function styleLines(
  { tone, domain, instruction }: Style,
  language: InstructionLanguage,
): string[] {
  const [about, own] = [oneLine(domain), oneLine(instruction)];
  return [
    ...TONES[language][tone],
    ...(about === '' ? [] : [ABOUT[language](about)]),
    ...(own === '' ? [] : [own]),
  ];
}

/** The lines of a prompt are ours: what users write is one of them at most. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
