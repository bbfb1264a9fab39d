import type { GenerateControl, Generation } from '#core/engine/engine.ts';
import { createOneLineWriter } from '../oneLine.ts';
import type { Verdict } from './guard.ts';
import type { Ask, GuardedOptions, GuardedSource, Wish } from './translateGuarded.ts';

/** An answer of the model, cleaned and checked. */
export interface Attempt {
  target: string;
  /** Null without a guard, or when it was stopped. */
  verdict: Verdict | null;
  finish: Generation['finish'];
  generation: Generation;
}

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** Asks once. What goes round in circles is ended, which counts as an answer without an end. */
export async function attempt(
  ask: Ask,
  wish: Wish,
  asked: GuardedSource,
  { guard, signal, priority, onText }: GuardedOptions,
): Promise<Attempt> {
  const { source } = asked;
  const loop = new AbortController();
  const watch = guard?.watch(source);
  const paint = onText && createPainter(source, onText, guard?.cleaner(source));
  const control: GenerateControl = {
    signal: signal ? AbortSignal.any([signal, loop.signal]) : loop.signal,
    ...(priority && { priority }),
    onText(text) {
      if (loop.signal.aborted || signal?.aborted) return;
      paint?.(text);
      if (watch?.(text)) loop.abort();
    },
  };
  const generation = await ask(wish, control);
  const looped = loop.signal.aborted && !signal?.aborted;
  const finish = looped ? 'length' : generation.finish;
  const said = guard?.clean(generation.text, source) ?? generation.text;
  const target = inLinesOf(source, said);
  if (!guard || finish === 'stopped') return { target, verdict: null, finish, generation };

  const seen = { ...asked, target: said.trim(), finish: looped ? 'end' : finish } as const;
  return { target, verdict: withLoop(await guard.check(seen), looped), finish, generation };
}

/** A loop that was ended has only begun: the check may not see it yet. */
function withLoop(verdict: Verdict, looped: boolean): Verdict {
  if (!looped || verdict.flags.includes('repetition')) return verdict;
  return { ...verdict, flags: [...verdict.flags, 'repetition'], badness: verdict.badness + 8 };
}

/** In one line where the source is. */
function inLinesOf(source: string, text: string): string {
  if (LINE_BREAK.test(source.trim())) return text.trim();
  let line = '';
  createOneLineWriter((part) => (line += part))(text);
  return line;
}

/** Tells the text so far whenever it has grown. */
function createPainter(
  source: string,
  onText: (text: string) => void,
  cleaner: ((text: string) => string) | undefined,
): (text: string) => void {
  let said = '';
  let shown = 0;
  let painted = '';
  const write = (text: string) => {
    painted += text;
    onText(painted);
  };
  const writer = LINE_BREAK.test(source.trim()) ? write : createOneLineWriter(write);
  return (text) => {
    said = cleaner ? cleaner(text) : said + text;
    const more = said.slice(shown);
    shown = said.length;
    if (more !== '') writer(more);
  };
}
