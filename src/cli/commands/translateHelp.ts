import { DOCUMENT_FORMATS, FORMAT_IDS } from '#shared/documentFormats.ts';

export const translateHelp = `Usage: bayling translate --to LANGUAGE [options] [TEXT ...]
       bayling translate --to LANGUAGE --file FILE [--file FILE ...] [options]
       bayling translate --to LANGUAGE --recursive FOLDER [FOLDER ...] [options]

Translates TEXT, documents, or standard input when there is no TEXT or it is
'-'. Documents keep everything but their words.

Languages
  --to LANGUAGE      language to translate into: a code (de, zh-Hant) or a name
                     (German, Deutsch, 德语). See: bayling languages
  --from LANGUAGE    language of the text (default: auto, told from the text)

Text and documents
  --file FILE        translate this file; may be given again. A text file (.txt)
                     goes to standard output, any other document beside the
                     original, as NAME.<to>.EXT, numbered where that is there:
${documentKinds()}
  --recursive        the words are folders (or files): translate the documents
                     in them, all the way down
  --out OUT          write the translation to this file instead; it appears
                     whole or not at all, and what there is of a text that was
                     stopped goes to OUT.part. For several documents, or with a
                     slash at its end, a folder
  --force            let --out replace a file
  --bilingual        write source and target, where the format can hold both
  --resume           go on with a document that was stopped, or killed, where it
                     was, if it and the options are the same
  --columns LIST     csv: the columns to translate, by number or name: 2,title
  --utf8             write text in UTF-8, whatever it was read in
  --pdf-as KIND      what a PDF becomes: docx (default) or html

How it is translated
  --glossary NAME    use the terms of this glossary of the app, or of this file
                     (CSV, TSV or TBX); may be given again (default: those that
                     are enabled in the app). See: bayling glossary
  --no-glossary      use no terms
  --memory           take what the translation memory has word for word from
                     there; documents always do
  --formality KIND   formal or casual (default: as the text is)
  --domain WORDS     what it is about: law, software
  --instruction TEXT what else to heed, in your own words
  --no-guard         neither check nor clean what the model says, nor try again.
                     The starter model follows no formality, domain or
                     instruction

Model
  --model MODEL      name of an installed model, or a GGUF file (default: the
                     one chosen in the app, else one in your model folder, else
                     the starter model)
  --gpu KIND         auto, off, cuda, vulkan or metal (default: auto)

Output
  --json             print one JSON object when done. Text: source, target,
                     from, to, model, state, tokensPerSecond, segments, each
                     with source, target, from, origin (model, memory, kept),
                     state, flags (what to check) and terms (of the glossary:
                     source, target, note, state, at).
                     Documents: to, model, state and files, each with file,
                     out, format, from, segments, words, repeats, memory, flags
                     and error
  --quiet            no progress on standard error
  --no-history       keep this translation out of the history
  -h, --help         show this

Ctrl+C stops, keeps and prints what there is, and ends with status 130.
Exit status: 0 done, 1 failed (one document failing stops no other), 2 wrong
usage.
`;

/** The endings of what can be translated, in lines that fit the help. */
function documentKinds(): string {
  const names = FORMAT_IDS.flatMap((id) => DOCUMENT_FORMATS[id].extensions);
  const lines = [''];
  for (const name of names) {
    const line = lines.at(-1) ?? '';
    if (line.length + name.length > 55) lines.push(name);
    else lines[lines.length - 1] = line === '' ? name : `${line} ${name}`;
  }
  return lines.map((line) => `                     ${line}`).join('\n');
}
