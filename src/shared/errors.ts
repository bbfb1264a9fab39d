/**
 * Every failure a user can meet has a code in this list, with the details its message needs.
 * The window's texts and the command line's lines and exit statuses are exhaustive tables over it.
 */
export interface ErrorDetails {
  'model.none': { folder: string };
  'model.notFound': { path: string };
  'model.isFolder': { path: string };
  'model.unreadable': { path: string; reason: string };
  'model.empty': { path: string };
  'model.notGguf': { path: string };
  'model.truncated': { path: string; expectedBytes: number; actualBytes: number };
  'model.damaged': { path: string; reason: string };
  'model.unsupported': { path: string; architecture: string };
  /** `fitsBytes`: of the largest weights that would fit. */
  'model.tooBig': { path: string; neededBytes: number; availableBytes: number; fitsBytes: number };
  'convert.invalid': { path: string; reason: string };
  'download.denied': { repository: string };
  'download.notFound': { address: string };
  'download.failed': { address: string; reason: string };
  'download.mismatch': { address: string; reason: string };
  'disk.tooSmall': { path: string; neededBytes: number; availableBytes: number };
  'quantize.failed': { path: string; reason: string };
  'worker.died': { path: string };
  'catalog.unknown': { source: string };
  'catalog.noModel': { source: string };
  'install.noBase': { model: string; base: string };
  'server.unreachable': { address: string; reason: string };
  'server.denied': { address: string };
  'server.failed': { address: string; reason: string };
  'server.noModel': { address: string; model: string };
  'secrets.unavailable': Record<string, never>;
  'engine.died': { model: string };
  'engine.failed': { reason: string };
  'text.empty': Record<string, never>;
  /** `messageTokens`: of the message that is too long, where it is one. */
  'text.window': { windowTokens: number; messageTokens?: number };
  'language.unknown': { language: string };
  'translation.gone': Record<string, never>;
  'glossary.gone': Record<string, never>;
  'glossary.invalid': { path: string; reason: string };
  /** `added`: pairs that were taken in before the fault. */
  'memory.invalid': { path: string; reason: string; added: number };
  'history.notDatabase': { path: string };
  'history.readOnly': { path: string };
  'history.newer': { path: string; fileVersion: number; appVersion: number };
  'history.locked': { path: string };
  'history.damaged': { path: string; reason: string };
  'file.notFound': { path: string };
  'file.unreadable': { path: string; reason: string };
  'file.unwritable': { path: string; reason: string };
  'file.exists': { path: string };
  /** None of the formats that can be translated. */
  'document.unsupported': { path: string };
  'document.encrypted': { path: string };
  'document.damaged': { path: string; reason: string };
  /** The file, what is packed in it, or the memory to read it. */
  'document.tooBig': { path: string; limitBytes: number };
  'document.noText': { path: string };
  /** A PDF that is images of pages. */
  'document.scanned': { path: string };
  /** A folder, a device, a pipe. */
  'document.notFile': { path: string };
  'document.gone': { path: string };
  'import.invalid': { path: string; reason: string };
  'disk.full': { path: string };
  'usage.invalid': { problem: string };
  'request.invalid': { route: string; problem: string };
  'request.forbidden': { route: string };
  internal: { reason: string };
}

export type ErrorCode = keyof ErrorDetails;

/** An error as it crosses a process boundary: plain data, no stack. */
export type ErrorData = {
  [C in ErrorCode]: { code: C; details: ErrorDetails[C] };
}[ErrorCode];

/** A failure with a closed code and typed details. Library errors become one in the file that owns the library. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';
  readonly code: C;
  readonly details: ErrorDetails[C];

  constructor(code: C, details: ErrorDetails[C], options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.code = code;
    this.details = details;
  }

  /** The plain data to send to another process. */
  toData(): ErrorData {
    return { code: this.code, details: this.details } as ErrorData;
  }
}

/** The error that `toData` made into plain data. */
export function fromErrorData({ code, details }: ErrorData): AppError {
  return new AppError<ErrorCode>(code, details);
}

/** `instanceof` alone would leave the type parameter open. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** Any thrown value as an AppError; what is not one already is a defect of ours and becomes `internal`. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('internal', { reason }, { cause: error });
}
