import { expect, it } from 'vitest';
import { GUARD_CHECKS } from '#shared/segmentFlags.ts';
import { createGuard } from '../createGuard.ts';

/** Where a check looks at the rest of a text from each of its characters, these take minutes. */
const LONG = 100_000;
const TEXTS = {
  'one word': 'a',
  'one Cyrillic word': 'ж',
  brackets: '(so) ',
  'opening brackets': '(',
  'quotation marks': '“',
  'beginnings of tags': '<a ',
  'beginnings of addresses': 'a-a@',
  emoji: '🙂',
  prose: 'The quick fox (brown), see https://a.b/c, jumped. ',
};

it.each(Object.entries(TEXTS))(
  'a check of a very long text comes to an end: %s',
  async (_, unit) => {
    const text = unit.repeat(Math.ceil(LONG / unit.length));
    const guard = createGuard({ off: [] });
    const about = { from: 'en', to: 'zh', terms: [], finish: 'end' as const };
    const { flags } = await guard.check({ ...about, source: text, target: `${text}x` });
    for (const flag of flags) expect(GUARD_CHECKS).toContain(flag);
    await guard.check({ ...about, source: 'Short.', target: text });
  },
);
