import type { Suspect } from '../guard.ts';
import {
  DECADE_OF_CENTURY,
  decadeYear,
  numbersWithoutDigits,
  numeralsOf,
  type Numeral,
} from '../numbers/numerals.ts';
import { ungrouped, withPlainDigits } from '../numbers/plainDigits.ts';
import { marksOf } from '../../marks.ts';

/** Numbers that a translation lost, as they stand in the source, or invented. */
export interface NumberDifference {
  lost: string[];
  added: string[];
}

/** Sayings with numbers that other languages say without. */
const SAYINGS = /\b(?:24\/7|50[/-]50|101)\b/g;
const MONTH_NAME =
  /\b(?:oct|okt|out|ott|nov|dec|dez|déc|dic)\p{L}*|(?<!\p{L})(?:окт|ноя|дек|أكتوبر|نوفمبر|ديسمبر)/iu;
/** Halves and quarters stand for 50, 30, 25 and the like. */
const PART =
  /half|quarter|半|一刻|刻钟|halb|viertel|demi|quart|medi[ao]|cuarto|mezz|mei[ao]|полов|четверт|пол|نصف|ربع|절반|반/iu;
const OF_PARTS = new Set('15 25 30 45 50 75'.split(' '));
const DECADES = /decade|décennie|jahrzehnt|década|decenn|десятилет|عقد|عقود/iu;

/**
 * How the numbers of a text and its translation differ, as far as that is sure: how one is written, its script and
 * whether it is a word do not count. Of one digit only those that became another are told.
 */
export function differenceInNumbers(source: string, target: string): NumberDifference {
  const [from, to] = [prepared(source), prepared(target)];
  let least: NumberDifference | undefined;
  // Three digits behind a space may be a group or another number.
  for (const theirs of new Set([from, ungrouped(from)])) {
    for (const ours of new Set([to, ungrouped(to)])) {
      const difference = compare(theirs, ours);
      const count = difference.lost.length + difference.added.length;
      if (count === 0) return difference;
      if (!least || count < least.lost.length + least.added.length) least = difference;
    }
  }
  return least ?? { lost: [], added: [] };
}

const POINTED_DATE =
  /(?<=(?<!\d)\d{1,2})\.(?=\d{1,2}\.\d{4}(?!\d))|(?<=(?<!\d)\d{1,2}\.\d{1,2})\.(?=\d{4}(?!\d))/g;
const POINTED_TIME = /(?<=\d)\.(?=\d\d\s?[ap]\.?m)/g;
const FULL_HOUR = /(?<=\d)[:：]00(?!\d)/g;

/** Without what has numbers that are not counted: addresses, placeholders. */
function prepared(text: string): string {
  const plain = withPlainDigits(text);
  let rest = '';
  let at = 0;
  for (const { kind, text: mark, index } of marksOf(plain)) {
    if (kind === 'numbers' || mark.startsWith('$')) continue;
    rest += `${plain.slice(at, index)} `;
    at = index + mark.length;
  }
  return (rest + plain.slice(at))
    .replace(SAYINGS, ' ')
    .replace(POINTED_DATE, ' ')
    .replace(POINTED_TIME, ':')
    .replace(FULL_HOUR, '')
    .replace(DECADE_OF_CENTURY, (_, century: string, decade: string) =>
      decadeYear(century, decade),
    );
}

function compare(source: string, target: string): NumberDifference {
  const [theirs, ours] = [numeralsOf(source), numeralsOf(target)];
  const { lost, added } = pairOff(theirs, ours);
  const [inSource, inTarget] = [wordsOf(source), wordsOf(target)];
  const isLost = ({ plain, scaled, isOptional }: Numeral) =>
    !isOptional &&
    !inTarget.has(scaled) &&
    !inTarget.has(plain) &&
    !isMonth(plain, target) &&
    !isTimeOf(plain, ours, inTarget);
  const isAdded = (numeral: Numeral) =>
    !numeral.isOptional &&
    !inSource.has(numeral.scaled) &&
    !inSource.has(numeral.plain) &&
    // A number may be said twice.
    !theirs.some((other) => isSame(other, numeral)) &&
    !isTimeOf(numeral.plain, theirs, inSource) &&
    !(PART.test(source) && OF_PARTS.has(numeral.plain));
  return settle(lost.filter(isLost), added.filter(isAdded));
}

/** What of each side has no partner on the other. */
function pairOff(theirs: readonly Numeral[], ours: readonly Numeral[]) {
  const left = new Set(ours);
  const lost = theirs.filter((numeral) => {
    for (const other of left) {
      if (!isSame(numeral, other)) continue;
      left.delete(other);
      return false;
    }
    return true;
  });
  return { lost, added: Array.from(left) };
}

function isSame(one: Numeral, other: Numeral): boolean {
  if (one.scaled === other.scaled) return true;
  const bothScaled = one.scaled !== one.plain && other.scaled !== other.plain;
  return !bothScaled && one.plain === other.plain;
}

const isMonth = (plain: string, target: string) =>
  plain.length === 2 && Number(plain) <= 12 && MONTH_NAME.test(target);

/** 5 in the afternoon is 17 o'clock. */
function isTimeOf(plain: string, others: readonly Numeral[], words: ReadonlySet<string>): boolean {
  const hour = Number(plain);
  if (!(hour >= 1 && hour <= 24)) return false;
  const other = String(hour > 12 ? hour - 12 : hour + 12);
  return words.has(other) || others.some((numeral) => numeral.plain === other);
}

function wordsOf(text: string): Set<string> {
  const found = numbersWithoutDigits(text);
  if (DECADES.test(text)) {
    for (const { plain } of numeralsOf(text)) found.add(String(10 * Number(plain)));
  }
  return found;
}

/** Takes away what is no difference: short forms of years, and single digits that did not become another. */
function settle(lost: readonly Numeral[], added: readonly Numeral[]): NumberDifference {
  const isShortYear = (year: string, short: string) =>
    /^(?:1[5-9]|20)\d\d$/.test(year) && year.endsWith(short.padStart(2, '0'));
  const lostLeft = lost.filter(
    ({ plain }) => !added.some((other) => isShortYear(plain, other.plain)),
  );
  const addedLeft = added.filter(
    ({ plain }) => !lost.some((other) => isShortYear(other.plain, plain)),
  );
  const isDigit = ({ plain }: Numeral) => plain.length === 1;
  const becameOther = lostLeft.some(isDigit) && addedLeft.some(isDigit);
  const isSure = (numeral: Numeral) => becameOther || !isDigit(numeral);
  return {
    lost: lostLeft.filter(isSure).map(({ text }) => text),
    added: addedLeft.filter(isSure).map(({ text }) => text),
  };
}

export function numbers({ source, target }: Suspect): boolean {
  const { lost, added } = differenceInNumbers(source, target);
  return lost.length > 0 || added.length > 0;
}
