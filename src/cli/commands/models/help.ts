import { QUANTIZATIONS } from '#shared/quantizations.ts';

export const modelsHelp = `Usage: bayling models list [--catalog]
       bayling models check [--no-load] [--gpu KIND] [--window N] [MODEL ...]
       bayling models add SOURCE
       bayling models download [options] ID
       bayling models convert --from FOLDER --out FILE.gguf [options]
       bayling models quantize --from FILE --out FILE.gguf --type TYPE
       bayling models inspect FILE
       bayling models remove [--yes] MODEL|ID

Models on this computer, and those that can be had. MODEL is the name of an
installed one, or a file.

  list          what is installed, and where it would run; what was stopped on
                its way
  check         this computer, and for each model what it would take; the named
                ones, or the chosen one, are loaded to see what they really take
  add           a GGUF file or its address, a folder with GGUF files (LM Studio,
                Jan, Ollama), or owner/repository of Hugging Face
  download      a model of the catalog, or what add takes; converted where it is
                not GGUF. Run it again to go on with one that was stopped
  convert       a model as it is published for Hugging Face, a folder with
                config.json, weights and tokenizer, to a GGUF file
  quantize      a GGUF file to a smaller one
  inspect       what a GGUF file, or a folder to convert, says of itself
  remove        an installed model, to the trash; one that another program keeps
                is only taken off the list. Or, by its ID, what has come of a
                download, and what add put into the catalog

  --catalog     with the models that can be had
  --no-load     only estimate
  --gpu KIND    auto (default), off, cuda, vulkan or metal
  --window N    tokens (default: as many as fit, up to 8192)
  --from PATH   the folder to convert, or the file to quantize
  --out FILE    the file to write; it appears whole or not at all
  --type TYPE   ${QUANTIZATIONS.slice(0, 7).join(', ')},
                ${QUANTIZATIONS.slice(7).join(', ')}; convert makes f16 without it, download
                what suits this computer best
  --base FOLDER Hugging Face folder of the base, for a model that is published
                as its difference to it
  --template T  v1 or v3: BayLing's prompt, written into the file
  --force       let --out replace a file
  --yes         do not ask
  --json        print one JSON object
  --quiet       no progress on standard error
  -h, --help    show this

BAYLING_HUB is the address of a mirror of Hugging Face, BAYLING_HUB_TOKEN an
access token for repositories that want one. Ctrl+C ends with status 130; what
was downloaded is kept, what was being made is not.
`;
