import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasPlaceholders, PlaceholderStream, replacePlaceholders } from './placeholders.ts';

function streamed(pieces: readonly string[]): string {
  const stream = new PlaceholderStream();
  return pieces.map((piece) => stream.push(piece)).join('') + stream.end();
}

it('replaces what the anonymised weights write', () => {
  expect(replacePlaceholders('I am [NAME].\\n我是[名字]，[开发时间]。[NOTE]')).toBe(
    'I am BayLing.\n我是百聆，2023年。[NOTE]',
  );
});

it('never shows a part of a placeholder', () => {
  const stream = new PlaceholderStream();
  expect([stream.push('I am [NA'), stream.push('ME'), stream.push(']!')]).toEqual([
    'I am ',
    '',
    'BayLing!',
  ]);
});

it('says the same streamed in any pieces as at once', () => {
  const piece = fc.constantFrom(
    '[',
    'NAME',
    ']',
    '[NAME]',
    '\\',
    'n',
    '[机构',
    'x',
    '[名字]',
    '\\n',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(streamed(pieces)).toBe(replacePlaceholders(pieces.join('')));
    }),
  );
});

it('is for BayLing 1.0 only', () => {
  expect(hasPlaceholders(['bayling-13b-v1.0-q4_k_m'])).toBe(true);
  expect(hasPlaceholders(['bayling-13b-v1.1'])).toBe(false);
  expect(hasPlaceholders(['model-v1.0'])).toBe(false);
});
