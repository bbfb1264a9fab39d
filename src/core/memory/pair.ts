import { hash } from 'node:crypto';
import * as z from 'zod';
import { findLanguage } from '#shared/languages.ts';

/** How a pair came to be accepted: `revision`, `edit`, or the name of the document or file that it is from. */
export const pairOrigin = z.string().max(1000);

/** A text and what the user accepted as its translation. */
export interface AcceptedPair {
  source: string;
  target: string;
  /** BCP 47 codes. */
  from: string;
  to: string;
  origin: string;
}

export interface MemoryPair extends AcceptedPair {
  id: number;
  /** When it was accepted last, in milliseconds since 1970. */
  createdAt: number;
}

/** What is looked for in the memory. */
export type Wanted = Pick<AcceptedPair, 'source' | 'from' | 'to'>;

const codes = new Map<string, string>();

/** What is no language is one that nobody told: `auto`, `und`. Asked a few times for each pair, of always the same few. */
export function languageCode(language: string): string {
  let code = codes.get(language);
  if (code === undefined) {
    code = findLanguage(language)?.code ?? 'und';
    if (codes.size < 1000) codes.set(language, code);
  }
  return code;
}

type Languages = Pick<AcceptedPair, 'from' | 'to'>;

/** Languages are the same however they are spelled (`zh`, `zh-Hans`); a source language that nobody told may be any. */
export function isOf(pair: Languages, wanted: Languages): boolean {
  const [a, b] = [languageCode(pair.from), languageCode(wanted.from)];
  const isFrom = a === 'und' || b === 'und' || a === b;
  return isFrom && languageCode(pair.to) === languageCode(wanted.to);
}

/** By this a source is found, in any source language; 48 bits, so that an index over a million is small. */
export const sourceKey = (source: string, to: string): number =>
  digest(`${languageCode(to)}\0${source}`);

/** By this and `sourceKey` a pair is there once. */
export const pairKey = (target: string, from: string): number =>
  digest(`${languageCode(from)}\0${target}`);

const digest = (text: string): number => hash('sha256', text, 'buffer').readUIntBE(0, 6);
