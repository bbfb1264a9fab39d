import type { Range } from '../splice/region.ts';

/** How the strings of a file are read by the program that shows them. */
export interface Dialect {
  /**
   * `icu`: ICU MessageFormat with apostrophes that quote; `flutter`: the same where an apostrophe is one; `plain`: text,
   * with placeholders that any translation pipeline knows.
   */
  syntax: 'icu' | 'flutter' | 'plain';
  /** Further placeholders of the file's own, as `$NAME$` in browser extensions. Must not match across lines. */
  placeholder?: RegExp;
}

/** A piece of a message; [begin, end) in UTF-16 units of the message. */
export type Token = Range &
  (
    | { kind: 'text'; value: string }
    /** Something that stands alone; `label` is what people see of it. */
    | { kind: 'atom'; label: string; plural?: PluralBranches }
    | { kind: 'open' | 'close'; name: string }
  );

/** A plural or a select: what can be read of it is in its branches. */
export interface PluralBranches {
  /** Undefined for a select. */
  type: 'cardinal' | 'ordinal' | undefined;
  /** The inside of the braces of each. */
  branches: readonly (Range & { name: string; tokens: readonly Token[] })[];
}
