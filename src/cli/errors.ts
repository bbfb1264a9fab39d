import { inspect } from 'node:util';
import type { AppError } from '#shared/errors.ts';
import { type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { FAILED, WRONG_USAGE } from './command.ts';

/** What happened, what is safe, and what to do: one line each. */
const lines: { [C in ErrorCode]: (details: ErrorDetails[C]) => string } = {
  'model.none': ({ folder }) =>
    `No model was found. Put a GGUF file into ${folder}, or name one with --model PATH.`,
  'model.notFound': ({ path }) =>
    `There is no model file at ${path}. Name one that is there with --model PATH, or choose another in the app.`,
  'model.isFolder': ({ path }) => `${path} is a folder, not a model. Name the GGUF file in it.`,
  'model.unreadable': ({ path, reason }) =>
    `The model ${path} could not be read: ${reason}. The file is unchanged.`,
  'model.empty': ({ path }) => `The model file ${path} is empty. Get it again.`,
  'model.notGguf': ({ path }) => `${path} is not a GGUF model. Name a file that ends in .gguf.`,
  'model.truncated': ({ path, expectedBytes, actualBytes }) =>
    `The model ${path} is cut off: it has ${actualBytes} of ${expectedBytes} bytes. Get it again.`,
  'model.damaged': ({ path, reason }) =>
    `The model ${path} is damaged: ${reason}. It was not loaded. Get it again.`,
  'model.unsupported': ({ path, architecture }) =>
    `The model ${path} is of a kind this version cannot run (${architecture}). Choose another one.`,
  'model.tooBig': ({ path, neededBytes, availableBytes }) =>
    `The model ${path} needs ${gigabytes(neededBytes)} of memory and ${gigabytes(availableBytes)} are free. Close other programs or choose a smaller model.`,
  'convert.invalid': ({ path, reason }) =>
    `${path} cannot be converted: ${reason}. Nothing was written. Give --from the whole folder of a LLaMA model, as it was published.`,
  'engine.died': ({ model }) =>
    `The engine stopped while it ran ${model}. What was translated is kept. Run the command again, with --gpu off if it happens twice.`,
  'engine.failed': ({ reason }) =>
    `The engine could not go on: ${reason}. What was translated is kept. Run the command again, or try another model.`,
  'text.empty': () =>
    'There is no text to translate. Give it as words, with --file, or on standard input.',
  'text.window': ({ windowTokens, messageTokens }) =>
    messageTokens === undefined
      ? `The model's window of ${windowTokens} tokens is too small to translate with. Choose another model.`
      : `The message has ${messageTokens} tokens, and the model's window of ${windowTokens} has no room for it and an answer. Nothing was sent. Shorten it or send it in parts.`,
  'language.unknown': ({ language }) =>
    `'${language}' is no language that is known here. See: bayling languages`,
  'history.notDatabase': ({ path }) =>
    `${path} is not a history file of BayLing. It was left as it is; move it away to begin a new history.`,
  'history.readOnly': ({ path }) =>
    `The history ${path} cannot be written. It was left as it is; make it and its folder writable.`,
  'history.newer': ({ path, fileVersion, appVersion }) =>
    `The history ${path} comes from a newer version (${fileVersion}; this one knows ${appVersion}). It was left as it is; update BayLing.`,
  'history.locked': ({ path }) =>
    `The history ${path} is in use by another program. Nothing in it was changed; close that program and try again.`,
  'history.damaged': ({ path, reason }) =>
    `The history ${path} is damaged: ${reason}. It was left as it is; move it away to begin a new one.`,
  'file.notFound': ({ path }) => `There is no file ${path}.`,
  'file.unreadable': ({ path, reason }) => `${path} could not be read: ${reason}. It is unchanged.`,
  'file.unwritable': ({ path, reason }) =>
    `${path} could not be written: ${reason}. Nothing was overwritten. Choose another place.`,
  'file.exists': ({ path }) =>
    `${path} is there already and was not touched. Choose another name, or add --force to replace it.`,
  'document.unsupported': ({ path }) =>
    `${path} is no document that can be translated here. It is unchanged. See: bayling translate --help`,
  'document.encrypted': ({ path }) =>
    `${path} is protected by a password. It is unchanged. Save it without one and try again.`,
  'document.damaged': ({ path, reason }) =>
    `${path} is damaged: ${reason}. It is unchanged. Open and save it in the program it comes from, and try again.`,
  'document.tooBig': ({ path, limitBytes }) =>
    `${path} is too big: the file, what is packed in it or the memory to read it goes beyond ${Math.round(limitBytes / 1e6)} MB. It is unchanged. Translate it in parts.`,
  'document.noText': ({ path }) => `${path} has no text to translate. It is unchanged.`,
  'document.scanned': ({ path }) =>
    `${path} has pictures of pages, and no text. It is unchanged. Run text recognition (OCR) on it first.`,
  'document.notFile': ({ path }) => `${path} is no ordinary file. Name a document.`,
  'document.gone': ({ path }) =>
    `The copy of ${path} that was being translated is gone. The file itself is unchanged. Translate it again.`,
  'import.invalid': ({ path, reason }) =>
    `${path} cannot be imported: ${reason}. Nothing was imported. Give a file that 'bayling history export --format json' wrote.`,
  'disk.full': ({ path }) =>
    `The disk is full: ${path} could not be written whole. Nothing was overwritten. Make room and run the command again.`,
  'usage.invalid': ({ problem }) => `${problem}. See: bayling --help`,
  'request.invalid': ({ route, problem }) => `The request ${route} is wrong: ${problem}.`,
  'request.forbidden': ({ route }) => `The request ${route} is not allowed.`,
  internal: ({ reason }) =>
    `Something went wrong that should not have: ${reason}. Please report it; your files and the history are unchanged.`,
};

/** The error as one line for people. */
export function errorLine(error: AppError): string {
  const line = lines[error.code] as (details: unknown) => string;
  return oneLine(line(error.details));
}

const USAGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['usage.invalid', 'language.unknown']);

export function exitStatus({ code }: AppError): number {
  return USAGE.has(code) ? WRONG_USAGE : FAILED;
}

/** A path or a word out of a file may hold line breaks and escape sequences: they are shown, not obeyed. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => inspect(control).slice(1, -1));
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
