/** How formal a translation is to be; `asIs`: as its source. */
export const TONES = ['asIs', 'formal', 'casual'] as const;
export type Tone = (typeof TONES)[number];
