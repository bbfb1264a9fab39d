import { expect, test } from 'vitest';
import { openableLink } from './links.ts';

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
  ['mailto:someone@example.org', 'mailto:someone@example.org'],
])('%s may be opened', (address, link) => {
  expect(openableLink(address)).toBe(link);
});

test.each([
  'http://example.org',
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'file:///etc/passwd',
  'bayling://app/index.html',
  'data:text/html,x',
  '//example.org',
  '/path',
  '#anchor',
  '',
  `https://example.org/${'a'.repeat(3000)}`,
])('%s is not opened', (address) => {
  expect(openableLink(address)).toBeNull();
});
