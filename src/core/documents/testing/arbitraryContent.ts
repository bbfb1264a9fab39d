import fc from 'fast-check';
import type { Content } from '#shared/content.ts';

/** Content as documents have it: sentences with nested pairs and tags that stand alone, ids in order. */
export const arbitraryContent = (text: fc.Arbitrary<string>): fc.Arbitrary<Content> =>
  fc
    .array(fc.tuple(fc.constantFrom('text', 'text', 'open', 'close', 'alone'), text), {
      maxLength: 14,
    })
    .map((steps) => {
      const content: Content[number][] = [];
      const open: number[] = [];
      let last = 0;
      for (const [kind, words] of steps) {
        if (kind === 'text') content.push(words);
        else if (kind === 'alone') content.push({ kind, id: ++last, text: words.slice(0, 3) });
        else if (kind === 'open') {
          open.push(++last);
          content.push({ kind, id: last });
        } else {
          const id = open.pop();
          if (id !== undefined) content.push({ kind: 'close', id });
        }
      }
      for (const id of open.reverse()) content.push({ kind: 'close', id });
      return content;
    });

/** Words in which sentences end. */
export const sentences = fc
  .array(
    fc.constantFrom(
      'Hello. ',
      'Next one',
      ' and ',
      '。',
      '你好',
      ' ',
      '42',
      '{name}',
      '<g1>',
      '! ',
    ),
    { maxLength: 5 },
  )
  .map((words) => words.join(''));
