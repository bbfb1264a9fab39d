import { inspect } from 'node:util';
import type { AppError } from '#shared/errors.ts';
import { type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { FAILED, WRONG_USAGE } from './command.ts';
import { gigabytes, size } from './figures.ts';

/** What happened, what is safe, and what to do: one line each. */
const lines: { [C in ErrorCode]: (details: ErrorDetails[C]) => string } = {
  'model.none': ({ folder }) =>
    `No model was found. Put a GGUF file into ${folder}, or name one with --model PATH.`,
  'model.notFound': ({ path }) =>
    `There is no model file at ${path}. Name one that is there (see: bayling models list), or choose another in the app.`,
  'model.isFolder': ({ path }) => `${path} is a folder, not a model. Name the GGUF file in it.`,
  'model.unreadable': ({ path, reason }) =>
    `The model ${path} could not be read: ${reason}. The file is unchanged.`,
  'model.empty': ({ path }) => `The model file ${path} is empty. Get it again.`,
  'model.notGguf': ({ path }) =>
    `${path} is not a GGUF model, whatever it is called. Name a file that is one.`,
  'model.truncated': ({ path, expectedBytes, actualBytes }) =>
    `The model ${path} is cut off: it has ${actualBytes} of ${expectedBytes} bytes. Get it again.`,
  'model.damaged': ({ path, reason }) =>
    `The model ${path} is damaged: ${reason}. It was not loaded. Get it again.`,
  'model.unsupported': ({ path, architecture }) =>
    `The model ${path} is of a kind this version cannot run (${architecture}). Choose another one.`,
  'model.tooBig': ({ path, neededBytes, availableBytes, fitsBytes }) =>
    `The model ${path} needs ${gigabytes(neededBytes)} of memory and ${gigabytes(availableBytes)} are free. Models up to ${gigabytes(fitsBytes)} fit. Close other programs or choose a smaller one.`,
  'convert.invalid': ({ path, reason }) =>
    `${path} cannot be converted: ${reason}. Nothing was written. It takes the whole folder of a LLaMA model, as it was published.`,
  'download.denied': ({ repository }) =>
    `${repository} may not be downloaded yet. What is there already is kept. Open its page in a browser, accept its terms, and set BAYLING_HUB_TOKEN to an access token.`,
  'download.notFound': ({ address }) =>
    `There is nothing at ${address}. What is there already is kept. Check the name or address.`,
  'download.failed': ({ address, reason }) =>
    `The download from ${address} could not go on: ${reason}. What has come is kept. Run the command again to go on.`,
  'download.mismatch': ({ address, reason }) =>
    `What came from ${address} is not what was announced: ${reason}. It was thrown away and nothing else was changed. Try again, or from another address.`,
  'disk.tooSmall': ({ path, neededBytes, availableBytes }) =>
    `${size(neededBytes)} are needed on the disk with ${path}, and ${size(availableBytes)} are free. Nothing was written. Make room and try again.`,
  'quantize.failed': ({ path, reason }) =>
    `${path} could not be made smaller: ${reason}. It is unchanged and nothing was written. Choose another type.`,
  'worker.died': ({ path }) =>
    `The work on ${path} ended unexpectedly, probably for lack of memory. The file is unchanged and nothing half-made was kept. Close other programs and try again.`,
  'catalog.unknown': ({ source }) =>
    `'${source}' is no model that is known here. Nothing was changed. Give the id of one (see: bayling models list), owner/repository, the address of a GGUF file, a file or a folder.`,
  'catalog.noModel': ({ source }) =>
    `${source} holds no model that can be used here: neither GGUF files nor the weights of a LLaMA model. Nothing was changed. Choose another one.`,
  'install.noBase': ({ model, base }) =>
    `${model} is published as its difference to ${base}, which you must have already. Nothing was changed. Name the Hugging Face folder of ${base} with --base FOLDER.`,
  'server.unreachable': ({ address, reason }) =>
    `The server ${address} does not answer: ${reason}. What was translated is kept. Check that it runs, and the address.`,
  'server.denied': ({ address }) =>
    `The server ${address} refuses the key. Nothing was sent but the request. Set BAYLING_SERVER_KEY to the right one.`,
  'server.failed': ({ address, reason }) =>
    `The server ${address} could not answer: ${reason}. What was translated is kept. Try again, or choose another model there.`,
  'server.noModel': ({ address, model }) =>
    `The server ${address} has no model named '${model}'. Nothing was sent to translate. Choose one that it has.`,
  'secrets.unavailable': () =>
    'This system has no keychain to keep the token or key in. Nothing was saved. Set it in the environment instead.',
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
  'translation.gone': () =>
    'This translation is not there any more. What was translated and edited is in the history. Open it there.',
  'glossary.gone': () =>
    'There is no such glossary or term any more. Nothing was changed. See: bayling glossary list',
  'glossary.invalid': ({ path, reason }) =>
    `${path} cannot be used as a glossary: ${reason}. No term was taken from it. Give a CSV, TSV or TBX file.`,
  'memory.invalid': ({ path, reason, added }) =>
    `${path} could not be read to its end: ${reason}. What was added before that stays (pairs: ${added}); mend the file and import it again.`,
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
