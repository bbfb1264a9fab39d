import { expect, it } from 'vitest';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { errorLine, exitStatus } from './errors.ts';

const path = '/somewhere/a file';
const reason = 'of a reason';
const examples: ErrorDetails = {
  'model.none': { folder: '/models' },
  'model.notFound': { path },
  'model.isFolder': { path },
  'model.unreadable': { path, reason },
  'model.empty': { path },
  'model.notGguf': { path },
  'model.truncated': { path, expectedBytes: 10, actualBytes: 5 },
  'model.damaged': { path, reason },
  'model.unsupported': { path, architecture: 'clip' },
  'model.tooBig': { path, neededBytes: 16e9, availableBytes: 8e9, fitsBytes: 7e9 },
  'convert.invalid': { path, reason },
  'download.denied': { repository: 'owner/model' },
  'download.notFound': { address: 'https://example.org/model.gguf' },
  'download.failed': { address: 'https://example.org/model.gguf', reason },
  'download.mismatch': { address: 'https://example.org/model.gguf', reason },
  'disk.tooSmall': { path, neededBytes: 41e9, availableBytes: 16.2e9 },
  'quantize.failed': { path, reason },
  'worker.died': { path },
  'catalog.unknown': { source: 'something' },
  'catalog.noModel': { source: 'owner/model' },
  'install.noBase': { model: 'bayling-7b-v1.0', base: 'LLaMA-7B' },
  'server.unreachable': { address: 'http://localhost:8080', reason },
  'server.denied': { address: 'http://localhost:8080' },
  'server.failed': { address: 'http://localhost:8080', reason },
  'server.noModel': { address: 'http://localhost:8080', model: 'bayling' },
  'secrets.unavailable': {},
  'engine.died': { model: 'BayLing' },
  'engine.failed': { reason },
  'text.empty': {},
  'text.window': { windowTokens: 64 },
  'language.unknown': { language: 'Klingon' },
  'translation.gone': {},
  'glossary.gone': {},
  'glossary.invalid': { path, reason },
  'memory.invalid': { path, reason, added: 3 },
  'history.notDatabase': { path },
  'history.readOnly': { path },
  'history.newer': { path, fileVersion: 9, appVersion: 1 },
  'history.locked': { path },
  'history.damaged': { path, reason },
  'file.notFound': { path },
  'file.unreadable': { path, reason },
  'file.unwritable': { path, reason },
  'file.exists': { path },
  'document.unsupported': { path },
  'document.encrypted': { path },
  'document.damaged': { path, reason },
  'document.tooBig': { path, limitBytes: 1e8 },
  'document.noText': { path },
  'document.scanned': { path },
  'document.notFile': { path },
  'document.gone': { path },
  'import.invalid': { path, reason },
  'disk.full': { path },
  'usage.invalid': { problem: 'It is wrong' },
  'request.invalid': { route: 'a.b', problem: 'it is wrong' },
  'request.forbidden': { route: 'a.b' },
  internal: { reason },
};

const errors = Object.entries(examples).map(
  ([code, details]) => new AppError(code as ErrorCode, details as ErrorDetails[ErrorCode]),
);

it.each(errors.map((error) => [error.code, error] as const))(
  '%s is one line with its details and a full end',
  (_, error) => {
    const line = errorLine(error);
    expect(line).toMatch(/^\S.*\S$/);
    expect(line).not.toMatch(/undefined|\[object|\n/);
    if ('path' in error.details) expect(line).toContain(error.details.path);
    if ('reason' in error.details) expect(line).toContain(error.details.reason);
  },
);

it('wrong usage ends with 2, every other failure with 1', () => {
  const wrong = errors.filter((error) => exitStatus(error) === 2).map(({ code }) => code);
  expect(wrong).toEqual(['language.unknown', 'usage.invalid']);
});

it('a name with line breaks and escape sequences is shown, not obeyed', () => {
  const line = errorLine(new AppError('file.notFound', { path: 'a\n\u001B[31mb' }));
  expect(line).toBe('There is no file a\\n\\x1B[31mb.');
});
