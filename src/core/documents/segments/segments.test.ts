import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText, textOf, type Content, type InlineTag } from '#shared/content.ts';
import type { Term } from '#core/glossary/term.ts';
import { createTermFinder } from '#core/glossary/termFinder.ts';
import { createFakeEngine } from '#core/translate/fakeEngine.ts';
import { createGuard } from '#core/translate/guard/createGuard.ts';
import { arbitraryContent, sentences } from '../testing/arbitraryContent.ts';
import { mergeText } from './contents.ts';
import { cutUnit } from './cutUnit.ts';
import { joinSegments } from './joinSegments.ts';
import { repairTarget, toMarked } from './repairTarget.ts';
import { createSegmentTranslator, type SegmentTranslatorOptions } from './segmentTranslator.ts';

const open = (id: number): InlineTag => ({ kind: 'open', id });
const close = (id: number): InlineTag => ({ kind: 'close', id });
const alone = (id: number, text?: string): InlineTag => ({
  ...{ kind: 'alone', id },
  ...(text !== undefined && { text }),
});

const tagsOf = (content: Content) =>
  content.filter((part) => typeof part !== 'string').map(({ kind, id }) => `${kind} ${id}`);

function isNested(content: Content): boolean {
  const stack: number[] = [];
  for (const part of content) {
    if (typeof part === 'string') continue;
    if (part.kind === 'open') stack.push(part.id);
    if (part.kind === 'close' && stack.pop() !== part.id) return false;
  }
  return stack.length === 0;
}

describe('a paragraph', () => {
  const cut = (content: Content) =>
    cutUnit(content, 'en').segments.map(({ source }) => toMarked(source));

  it('is cut into its sentences', () => {
    expect(cut(['Dr. Smith came. ', 'He left!  Why?'])).toEqual([
      'Dr. Smith came.',
      'He left!',
      'Why?',
    ]);
    expect(cut(['The U.S. Senate met Acme Inc. Lawyers. In the U.S. He left.'])).toEqual([
      'The U.S. Senate met Acme Inc. Lawyers.',
      'In the U.S.',
      'He left.',
    ]);
    expect(cutUnit(['Am 25. Dezember kam er. Gut.'], 'de').segments).toHaveLength(2);
    expect(cut(['See https://a.org/?b=1 now. Go!'])).toEqual([
      'See https://a.org/?b=1 now.',
      'Go!',
    ]);
    expect(cut(['他来了。他走了。'])).toEqual(['他来了。', '他走了。']);
  });

  it('is not cut within its formatting, but under formatting of the whole', () => {
    expect(cut(['A ', open(1), 'b. C', close(1), ' d. E.'])).toEqual(['A <g1>b. C</g1> d.', 'E.']);
    expect(cut([open(1), 'One. Two.', close(1)])).toEqual(['One.', 'Two.']);
    expect(cut([open(1), 'One.', close(1), ' ', open(2), 'Two.', close(2)])).toEqual([
      'One.',
      'Two.',
    ]);
  });

  it('keeps what stands before and behind its words out of them, but not code and names', () => {
    expect(cut([alone(1), '\t', 'Words', alone(2), ' '])).toEqual(['Words']);
    expect(cut([alone(1, 'npm'), ' is great.'])).toEqual(['<x1/> is great.']);
    expect(cut(['Line one.', alone(1, '↵'), 'Line two.'])).toEqual(['Line one.', 'Line two.']);
  });

  it('without a word has no sentence', () => {
    expect(cut(['12.5 % ', alone(1, 'x'), ' https://example.org/a {name}'])).toEqual([]);
  });

  it('is whole again when its sentences are joined', () => {
    fc.assert(
      fc.property(arbitraryContent(sentences), (content) => {
        const { segments, after } = cutUnit(content, 'en');
        const parts = segments.flatMap(({ before, source }) => [...before, ...source]);
        expect(mergeText([...parts, ...after])).toEqual(mergeText(content));
        expect(
          joinSegments(
            segments.map((segment) => ({ ...segment, target: null })),
            after,
          ),
        ).toEqual(mergeText(content));
        for (const { source } of segments) expect(isNested(source)).toBe(true);
      }),
    );
  });

  it.each<[string, Content, string[], string]>([
    ['in Chinese', ['One. Two.'], ['一。', '二。'], '一。二。'],
    ['in English', ['一。二。'], ['One.', 'Two.'], 'One. Two.'],
    [
      'in Chinese, with formatting',
      ['One. ', open(1), 'Two.', close(1)],
      ['一。', '二。'],
      '一。<g1>二。</g1>',
    ],
    [
      'in English, with formatting',
      [open(1), '一。', close(1), open(2), '二。', close(2)],
      ['One.', 'Two.'],
      '<g1>One.</g1> <g2>Two.</g2>',
    ],
    ['over a line break', ['一。', alone(1, '↵'), '二。'], ['One.', 'Two.'], 'One.<x1/>Two.'],
  ])('has its sentences set apart as the target language does: %s', (_, source, said, joined) => {
    const { segments, after } = cutUnit(source, 'en');
    const translated = segments.map((segment, i) => ({ ...segment, target: [said[i] ?? ''] }));
    expect(toMarked(joinSegments(translated, after))).toBe(joined);
  });
});

describe('an answer with marks', () => {
  const source: Content = ['Press ', open(1), 'Save', close(1), ' now', alone(2, '↵')];
  const repaired = (answer: string) => {
    const { target, isWhole } = repairTarget(source, answer);
    return [toMarked(target), isWhole];
  };

  it.each([
    ['is taken as it is', '现在<x2/>按<g1>保存</g1>', '现在<x2/>按<g1>保存</g1>', true],
    ['may spell them loosely', '按< g1 >保存＜/g1＞< X2 />', '按<g1>保存</g1><x2/>', true],
    ['loses what it made up', '按<g1>保<x7/>存</g1><g9><x2/>', '按<g1>保存</g1><x2/>', true],
    ['has each of them once', '<x2/><x2/><g1>保</g1><g1>存</g1>', '<x2/><g1>保</g1>存', true],
    ['has its pairs closed', '按<x2/><g1>保存', '按<x2/><g1>保存</g1>', true],
    ['gets back what is lost', '按保存', '按保存<g1></g1><x2/>', false],
    ['is not whole with nothing in a pair', '按保存<g1></g1><x2/>', '按保存<g1></g1><x2/>', false],
  ])('%s', (_, answer, target, isWhole) => {
    expect(repaired(answer)).toEqual([target, isWhole]);
  });

  it('keeps words of the source that only look like a mark', () => {
    const text = ['The mark <g5> opens'];
    expect(repairTarget(text, '标记 <g5> 打开').target).toEqual(['标记 <g5> 打开']);
  });
});

/** Answers of a model that plays with the marks in them, and the text they are an answer to. */
const mischief = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<g1>',
        '</g1>',
        '<g2>',
        '</g2>',
        '<x1/>',
        '<x2/>',
        '<x3/>',
        '<',
        '\n',
        '</g',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constant('词'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a translated segment', () => {
  const guard = createGuard({ off: [] });
  const glossary = (...pairs: [source: string, target: string][]) =>
    createTermFinder(
      pairs.map(([source, target]): Term => {
        return { source, target, note: '', caseSensitive: false, match: 'word', forbidden: false };
      }),
    );
  const translator = async (
    answer: (source: string) => string,
    options: Partial<SegmentTranslatorOptions> = {},
  ) => {
    const { engine } = createFakeEngine({ answer });
    const status = engine.status();
    if (status.state !== 'ready') throw new Error('the fake engine is always ready');
    return createSegmentTranslator(engine, status.model, { to: 'zh', ...options });
  };

  it('has every tag of its source once and nested, whatever the engine answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryContent(sentences),
        fc.array(mischief, { minLength: 1, maxLength: 5 }),
        async (content, answers) => {
          let asked = 0;
          const { translate } = await translator(() => answers[asked++ % answers.length] ?? '', {
            guard,
          });
          const done = await translate(content);
          expect(tagsOf(done?.target ?? []).sort()).toEqual(tagsOf(content).sort());
          expect(isNested(done?.target ?? [])).toBe(true);
          if (textOf(content).trim() !== '') expect(textOf(done?.target ?? []).trim()).not.toBe('');
        },
      ),
    );
  });

  it('has its placeholders and addresses as they were', async () => {
    const sources: string[] = [];
    const { translate } = await translator((source) => {
      sources.push(source);
      return source.replace('Ask', '问').replace('or see', '或看');
    });
    const done = await translate(['Ask {{name}} or see https://example.org/?a=1&b=2 %s']);
    expect(sources).toEqual(['Ask <x1/> or see <x2/> <x3/>']);
    expect(done).toEqual({
      target: ['问 {{name}} 或看 https://example.org/?a=1&b=2 %s'],
      flags: [],
    });
  });

  it('has entities of markup as they were', async () => {
    const sources: string[] = [];
    const { translate } = await translator((source) => {
      sources.push(source);
      return source.replace('Tea', '茶').replace('cake', '糕');
    });
    const source = ['Tea &amp; cake&nbsp;caf&eacute; &#8211; &rdquo;'];
    expect((await translate(source))?.target).toEqual([
      '茶 &amp; 糕&nbsp;caf&eacute; &#8211; &rdquo;',
    ]);
    expect(sources).toEqual(['Tea <x1/> cake<x2/>caf&eacute; <x3/> <x4/>']);
  });

  it('is translated in parts and flagged when the model loses a mark', async () => {
    const { translate } = await translator((source) => `[${source.replaceAll(/<[^>]*>/g, '')}]`);
    const done = await translate(['Press ', open(4), 'Save', close(4), ' now']);
    expect(toMarked(done?.target ?? [])).toBe('[Press] <g4>[Save]</g4> [now]');
    expect(done?.flags).toEqual(['tags']);
  });

  it.each([
    ['no answer', 'Hello there', '', 'untranslated'],
    ['the source again', 'Hello there', 'Hello there', 'untranslated'],
    ['another number', 'In 1984 there', '1985 年', 'numbers'],
  ])('with %s is flagged', async (_, source, answer, flag) => {
    const { translate } = await translator(() => answer, { guard });
    expect((await translate([source]))?.flags).toContain(flag);
    const unguarded = await translator(() => answer);
    expect((await unguarded.translate([source]))?.flags).not.toContain(
      answer === '' ? 'numbers' : flag,
    );
  });

  it('asks for the terms in it, and is flagged where they are missing', async () => {
    const terms = glossary(['contract', '合同'], ['tract', '小册子']);
    const { translate } = await translator((source) => (source.includes('合同') ? '合同' : '约'), {
      ...{ terms, guard },
    });
    expect(await translate(['The Contract ends'])).toEqual({ target: ['合同'], flags: [] });
    const deaf = await translator(() => '约', { terms, guard });
    expect((await deaf.translate(['The contract ends']))?.flags).toEqual(['terms']);
  });

  it('asks for a term only in the part that has it, and never in an address', async () => {
    const asked: [string, string[]][] = [];
    const { engine } = createFakeEngine({ answer: (source) => source.replaceAll(/<[^>]*>/g, '') });
    const status = engine.status();
    if (status.state !== 'ready') throw new Error('the fake engine is always ready');
    const watched: typeof engine = {
      ...engine,
      generate: (dialog, sampling, ...rest) => {
        asked.push([dialog.messages.at(-1)?.text ?? '', [...(sampling.words ?? [])]]);
        return engine.generate(dialog, sampling, ...rest);
      },
    };
    const { translate } = await createSegmentTranslator(watched, status.model, {
      to: 'zh',
      terms: glossary(['contract', '合同']),
    });
    await translate(['The contract ', open(1), 'ends', close(1), ' now']);
    expect(asked.map(([, words]) => words)).toEqual([['合同'], ['合同'], [], []]);
    asked.length = 0;
    expect((await translate(['See https://contract.org/']))?.flags).not.toContain('terms');
    expect(asked.map(([, words]) => words)).toEqual([[], []]);
  });

  it('of more than the window holds is translated in pieces', async () => {
    const { translate } = await translator((source) => source.replaceAll('word', '词'));
    const long = 'word '.repeat(2000).trim();
    expect(readableText((await translate([long]))?.target ?? [])).toBe(
      long.replaceAll('word', '词'),
    );
  });
});
