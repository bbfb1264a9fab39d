import type { ErrorCode, ErrorData, ErrorDetails } from '#shared/errors.ts';
import type { Words } from '../i18n/en.ts';

/** What an error says: the key of its line, the values in it, and the whole path for a tooltip. */
export interface ErrorText {
  key: `error.${keyof Words['error']}`;
  values: Record<string, string | number>;
  path?: string;
}

type Line<C extends ErrorCode> = (details: ErrorDetails[C], locale: string) => ErrorText;

const withPath =
  (key: ErrorText['key']) =>
  (details: { path: string }): ErrorText => ({
    key,
    values: { ...details, path: shortPath(details.path) },
    path: details.path,
  });

/** A code without a line, or with the wrong details, does not compile. */
const lines: { [C in ErrorCode]: Line<C> } = {
  'model.none': ({ folder }) => ({
    key: 'error.model_none',
    values: { folder: shortPath(folder) },
    path: folder,
  }),
  'model.notFound': withPath('error.model_notFound'),
  'model.isFolder': withPath('error.model_isFolder'),
  'model.unreadable': withPath('error.model_unreadable'),
  'model.empty': withPath('error.model_empty'),
  'model.notGguf': withPath('error.model_notGguf'),
  'model.truncated': ({ path, expectedBytes, actualBytes }, locale) => ({
    key: 'error.model_truncated',
    values: {
      path: shortPath(path),
      expected: formatBytes(expectedBytes, locale),
      actual: formatBytes(actualBytes, locale),
    },
    path,
  }),
  'model.damaged': withPath('error.model_damaged'),
  'model.unsupported': withPath('error.model_unsupported'),
  'model.tooBig': ({ path, neededBytes, availableBytes, fitsBytes }, locale) => ({
    key: 'error.model_tooBig',
    values: {
      path: shortPath(path),
      needed: formatBytes(neededBytes, locale),
      available: formatBytes(availableBytes, locale),
      fits: formatBytes(fitsBytes, locale),
    },
    path,
  }),
  'convert.invalid': withPath('error.convert_invalid'),
  'download.denied': ({ repository }) => ({
    key: 'error.download_denied',
    values: { repository },
  }),
  'download.notFound': ({ address }) => ({
    key: 'error.download_notFound',
    values: { address },
  }),
  'download.failed': ({ address, reason }) => ({
    key: 'error.download_failed',
    values: { address, reason },
  }),
  'download.mismatch': ({ address, reason }) => ({
    key: 'error.download_mismatch',
    values: { address, reason },
  }),
  'disk.tooSmall': ({ path, neededBytes, availableBytes }, locale) => ({
    key: 'error.disk_tooSmall',
    values: {
      path: shortPath(path),
      needed: formatBytes(neededBytes, locale),
      available: formatBytes(availableBytes, locale),
    },
    path,
  }),
  'quantize.failed': withPath('error.quantize_failed'),
  'worker.died': withPath('error.worker_died'),
  'catalog.unknown': ({ source }) => ({ key: 'error.catalog_unknown', values: { source } }),
  'catalog.noModel': ({ source }) => ({ key: 'error.catalog_noModel', values: { source } }),
  'install.noBase': ({ model, base }) => ({ key: 'error.install_noBase', values: { model, base } }),
  'server.unreachable': ({ address, reason }) => ({
    key: 'error.server_unreachable',
    values: { address, reason },
  }),
  'server.denied': ({ address }) => ({ key: 'error.server_denied', values: { address } }),
  'server.failed': ({ address, reason }) => ({
    key: 'error.server_failed',
    values: { address, reason },
  }),
  'server.noModel': ({ address, model }) => ({
    key: 'error.server_noModel',
    values: { address, model },
  }),
  'secrets.unavailable': () => ({ key: 'error.secrets_unavailable', values: {} }),
  'engine.died': ({ model }) => ({ key: 'error.engine_died', values: { model } }),
  'engine.failed': ({ reason }) => ({ key: 'error.engine_failed', values: { reason } }),
  'text.empty': () => ({ key: 'error.text_empty', values: {} }),
  'text.window': ({ windowTokens, messageTokens }) =>
    messageTokens === undefined
      ? { key: 'error.text_window', values: { window: windowTokens } }
      : {
          key: 'error.text_tooLong',
          values: { window: windowTokens, message: messageTokens },
        },
  'language.unknown': ({ language }) => ({ key: 'error.language_unknown', values: { language } }),
  'translation.gone': () => ({ key: 'error.translation_gone', values: {} }),
  'glossary.gone': () => ({ key: 'error.glossary_gone', values: {} }),
  'glossary.invalid': withPath('error.glossary_invalid'),
  'memory.invalid': withPath('error.memory_invalid'),
  'history.notDatabase': withPath('error.history_notDatabase'),
  'history.readOnly': withPath('error.history_readOnly'),
  'history.newer': withPath('error.history_newer'),
  'history.locked': withPath('error.history_locked'),
  'history.damaged': withPath('error.history_damaged'),
  'file.notFound': withPath('error.file_notFound'),
  'file.unreadable': withPath('error.file_unreadable'),
  'file.unwritable': withPath('error.file_unwritable'),
  'file.exists': withPath('error.file_exists'),
  'document.unsupported': withPath('error.document_unsupported'),
  'document.encrypted': withPath('error.document_encrypted'),
  'document.damaged': withPath('error.document_damaged'),
  'document.tooBig': ({ path, limitBytes }, locale) => ({
    key: 'error.document_tooBig',
    values: { path: shortPath(path), limit: formatBytes(limitBytes, locale) },
    path,
  }),
  'document.noText': withPath('error.document_noText'),
  'document.scanned': withPath('error.document_scanned'),
  'document.notFile': withPath('error.document_notFile'),
  'document.gone': withPath('error.document_gone'),
  'import.invalid': withPath('error.import_invalid'),
  'disk.full': withPath('error.disk_full'),
  'usage.invalid': ({ problem }) => ({ key: 'error.usage_invalid', values: { problem } }),
  'request.invalid': ({ problem }) => ({ key: 'error.request_invalid', values: { problem } }),
  'request.forbidden': ({ route }) => ({ key: 'error.request_forbidden', values: { route } }),
  internal: ({ reason }) => ({ key: 'error.internal', values: { reason } }),
};

/** The line for an error: what happened, what is safe, what to do. `locale` (BCP 47) writes its numbers. */
export function errorText({ code, details }: ErrorData, locale: string): ErrorText {
  // The table pairs each code with its own details, which a union cannot say.
  const line = lines[code] as (details: unknown, locale: string) => ErrorText;
  return line(details, locale);
}

/** The file and the folder it lies in: enough to know it by, short enough for one line. */
export function shortPath(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '');
  if (parts.length <= 2) return path;
  const separator = path.includes('\\') ? '\\' : '/';
  return ['…', ...parts.slice(-2)].join(separator);
}

/** Decimal units, as file managers and model pages write them; `4.1 GB`. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 2 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}
