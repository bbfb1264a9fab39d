import { createBreath } from './breath.ts';
import { isWithin, type TokenBudget } from './budget.ts';
import { cutAt, splitsPair } from './cut.ts';
import { isTranslatable, lines } from './lines.ts';

/** A piece to translate, and what stands before it and is copied. The last piece of a text may have no source. */
export interface Piece {
  gap: string;
  source: string;
}

/** No language has more characters to a token than this, as a rule; it limits what is looked at to find one cut. */
const CHARACTERS_PER_TOKEN = 8;

/**
 * Splits a text into lines and lines too long for the budget into sentences, packed up to the budget. White space
 * around pieces, blank lines and lines without letters or digits become gaps; gaps and sources joined are the text,
 * exactly. Lazy: a piece is looked for when it is asked for.
 */
export async function* splitText(text: string, budget: TokenBudget): AsyncGenerator<Piece> {
  let gap = '';
  const breath = createBreath();
  for (const line of lines(text)) {
    if (!isTranslatable(line.text)) {
      gap += line.text + line.lineBreak;
      await breath();
      continue;
    }
    for await (const part of splitLine(line.text, budget)) {
      const source = isTranslatable(part) ? part.trim() : '';
      const start = source ? part.indexOf(source) : part.length;
      gap += part.slice(0, start);
      if (source) {
        yield { gap, source };
        gap = part.slice(start + source.length);
      }
      await breath();
    }
    gap += line.lineBreak;
  }
  if (gap) yield { gap, source: '' };
}

async function* splitLine(line: string, budget: TokenBudget): AsyncGenerator<string> {
  const reach = Math.max(64, budget.tokens * CHARACTERS_PER_TOKEN);
  let rest = line.trimEnd();
  const end = line.slice(rest.length);
  while (rest) {
    if (rest.length <= reach && (await isWithin(rest, budget))) {
      yield rest;
      break;
    }
    const isEnd = rest.length <= reach;
    const view = rest.slice(0, isEnd || !splitsPair(rest, reach) ? reach : reach - 1);
    const cut = await cutAt(view, isEnd, budget);
    yield rest.slice(0, cut);
    rest = rest.slice(cut);
  }
  if (end) yield end;
}
