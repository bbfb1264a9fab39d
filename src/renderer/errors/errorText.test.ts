import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ErrorData } from '#shared/errors.ts';
import { en } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';
import { errorText, formatBytes, shortPath } from './errorText.ts';

const path = '/home/lin/.local/share/BayLing/models/bayling-2-7b.gguf';
const reason = 'the reason';
const errors: ErrorData[] = [
  { code: 'model.none', details: { folder: '/home/lin/.local/share/BayLing/models' } },
  { code: 'model.notFound', details: { path } },
  { code: 'model.isFolder', details: { path } },
  { code: 'model.unreadable', details: { path, reason } },
  { code: 'model.empty', details: { path } },
  { code: 'model.notGguf', details: { path } },
  { code: 'model.truncated', details: { path, expectedBytes: 4.1e9, actualBytes: 2.05e9 } },
  { code: 'model.damaged', details: { path, reason } },
  { code: 'model.unsupported', details: { path, architecture: 'bert' } },
  {
    code: 'model.tooBig',
    details: { path, neededBytes: 41e9, availableBytes: 16.2e9, fitsBytes: 15.4e9 },
  },
  { code: 'convert.invalid', details: { path, reason } },
  { code: 'download.denied', details: { repository: 'owner/model' } },
  { code: 'download.notFound', details: { address: 'https://example.org/model.gguf' } },
  { code: 'download.failed', details: { address: 'https://example.org/model.gguf', reason } },
  { code: 'download.mismatch', details: { address: 'https://example.org/model.gguf', reason } },
  { code: 'disk.tooSmall', details: { path, neededBytes: 41e9, availableBytes: 16.2e9 } },
  { code: 'quantize.failed', details: { path, reason } },
  { code: 'worker.died', details: { path } },
  { code: 'catalog.unknown', details: { source: 'something' } },
  { code: 'catalog.noModel', details: { source: 'owner/model' } },
  { code: 'install.noBase', details: { model: 'bayling-7b-v1.0', base: 'LLaMA-7B' } },
  { code: 'server.unreachable', details: { address: 'http://localhost:8080', reason } },
  { code: 'server.denied', details: { address: 'http://localhost:8080' } },
  { code: 'server.failed', details: { address: 'http://localhost:8080', reason } },
  { code: 'server.noModel', details: { address: 'http://localhost:8080', model: 'bayling' } },
  { code: 'secrets.unavailable', details: {} },
  { code: 'engine.died', details: { model: 'BayLing 2 7B' } },
  { code: 'engine.failed', details: { reason } },
  { code: 'text.empty', details: {} },
  { code: 'text.window', details: { windowTokens: 4096 } },
  { code: 'text.window', details: { windowTokens: 4096, messageTokens: 5000 } },
  { code: 'language.unknown', details: { language: 'xx' } },
  { code: 'translation.gone', details: {} },
  { code: 'glossary.gone', details: {} },
  { code: 'glossary.invalid', details: { path, reason } },
  { code: 'memory.invalid', details: { path, reason, added: 3 } },
  { code: 'history.notDatabase', details: { path } },
  { code: 'history.readOnly', details: { path } },
  { code: 'history.newer', details: { path, fileVersion: 9, appVersion: 1 } },
  { code: 'history.locked', details: { path } },
  { code: 'history.damaged', details: { path, reason } },
  { code: 'file.notFound', details: { path } },
  { code: 'file.unreadable', details: { path, reason } },
  { code: 'file.unwritable', details: { path, reason } },
  { code: 'file.exists', details: { path } },
  { code: 'document.unsupported', details: { path } },
  { code: 'document.encrypted', details: { path } },
  { code: 'document.damaged', details: { path, reason } },
  { code: 'document.tooBig', details: { path, limitBytes: 1e8 } },
  { code: 'document.noText', details: { path } },
  { code: 'document.scanned', details: { path } },
  { code: 'document.notFile', details: { path } },
  { code: 'document.gone', details: { path } },
  { code: 'import.invalid', details: { path, reason } },
  { code: 'disk.full', details: { path } },
  { code: 'usage.invalid', details: { problem: 'the problem' } },
  { code: 'request.invalid', details: { route: 'a.b', problem: 'the problem' } },
  { code: 'request.forbidden', details: { route: 'a.b' } },
  { code: 'internal', details: { reason } },
];

beforeAll(async () => {
  await i18next.init({
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
  });
});

describe.each(['en', 'zh'])('in %s', (language) => {
  const lineOf = (error: ErrorData) => {
    const { key, values } = errorText(error, language);
    return i18next.getFixedT(language)(key, values);
  };

  test.each(errors)('$code is one line with everything it promises to name', (error) => {
    const line = lineOf(error);
    expect(line).not.toMatch(/[{}\n]|undefined|NaN|error\./);
    expect(line).toMatch(/[.。]$/);
  });

  test('every text has an error that says it', () => {
    const keys = errors.map((error) => errorText(error, language).key.replace('error.', ''));
    expect(keys.toSorted()).toEqual(Object.keys(en.error).toSorted());
  });

  test('sizes are in units people know', () => {
    const line = lineOf({
      code: 'model.tooBig',
      details: { path, neededBytes: 41e9, availableBytes: 16.2e9, fitsBytes: 15.4e9 },
    });
    expect(line).toContain('41');
    expect(line).toContain('16.2');
    expect(line).toContain('15.4');
    expect(line).toMatch(/GB/);
  });
});

test('a path is short in the line and whole in the tooltip', () => {
  const text = errorText({ code: 'model.empty', details: { path } }, 'en');
  expect(text.values.path).toBe('…/models/bayling-2-7b.gguf');
  expect(text.path).toBe(path);
});

test.each([
  ['C:\\Users\\lin\\models\\a.gguf', '…\\models\\a.gguf'],
  ['/a.gguf', '/a.gguf'],
  ['models/a.gguf', 'models/a.gguf'],
])('%s is shown as %s', (long, short) => {
  expect(shortPath(long)).toBe(short);
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [322_591_712, '323 MB'],
  [4.07e9, '4.1 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text);
});
