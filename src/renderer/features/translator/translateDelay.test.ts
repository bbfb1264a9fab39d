import { expect, test } from 'vitest';
import { COMPLETE_DELAY, translateDelay, TYPING_DELAY } from './translateDelay.ts';

test.each(['Hello.', 'Really?', '你好。', '“Stop!”', '什么？', 'Done. '])(
  'a sentence that ends is translated soon: %s',
  (before) => {
    expect(translateDelay('insertText', before)).toBe(COMPLETE_DELAY);
  },
);

test.each(['Hello', 'a, b', '你好', 'e.g. this'])('typing goes on undisturbed: %s', (before) => {
  expect(translateDelay('insertText', before)).toBe(TYPING_DELAY);
});

test('pasted text is translated soon, whatever it ends with', () => {
  expect(translateDelay('insertFromPaste', 'no end')).toBe(COMPLETE_DELAY);
});

test('deleting back to a sentence end is still editing', () => {
  expect(translateDelay('deleteContentBackward', 'Hello.')).toBe(TYPING_DELAY);
});
