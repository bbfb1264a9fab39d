/** How many forms a language has for numbers, and which one C chooses for `n`, as gettext's header says it. */
export interface PluralForms {
  count: number;
  expression: string;
  /** The form for one; it is translated from `msgid`, the others from `msgid_plural`. */
  one: number;
}

const FEW = 'n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)';
const EAST_SLAVIC = `(n%10==1 && n%100!=11 ? 0 : ${FEW} ? 1 : 2)`;
const ARABIC = '(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)';
const MORE_THAN_ONE = '(n > 1)';

const forms: Readonly<Record<string, readonly [languages: string, count: number]>> = {
  '0': ['zh yue ja ko vi th id ms lo km my bo jv su yo dz ig', 1],
  [MORE_THAN_ONE]: ['fr pt-BR am fa hi ln mg oc tg uz tl fil br mi ti wa hy bn gu kn zu', 2],
  '(n%10!=1 || n%100==11)': ['is', 2],
  [EAST_SLAVIC]: ['ru uk be sr hr bs', 3],
  [`(n==1 ? 0 : ${FEW} ? 1 : 2)`]: ['pl', 3],
  '((n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2)': ['cs sk', 3],
  '(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2)': ['lt', 3],
  '(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2)': ['lv', 3],
  '(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2)': ['ro', 3],
  '(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3)': ['sl', 4],
  '(n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4)': ['ga', 5],
  [ARABIC]: ['ar', 6],
};

/** Of a language (BCP 47). */
export function pluralFormsOf(language: string): PluralForms {
  const base = language.split('-')[0] ?? '';
  for (const name of [language, base]) {
    for (const [expression, [languages, count]] of Object.entries(forms)) {
      if (languages.split(' ').includes(name))
        return { count, expression, one: oneOf(base, count) };
    }
  }
  return { count: 2, expression: '(n != 1)', one: 0 };
}

/** Which of `count` forms stands for one. */
export function oneOf(language: string, count: number): number {
  return /^ar\b/.test(language) && count === 6 ? 1 : 0;
}
