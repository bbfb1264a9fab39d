export const error = {
  model_none:
    'No model file was found in {{folder}}. Your text is kept. Choose a GGUF file to translate with.',
  model_notFound:
    'The model file {{path}} is not there any more. Your text is kept. Put it back and try again, or choose another.',
  model_isFolder:
    '{{path}} is a folder, not a model file. Your text is kept. Choose the GGUF file inside it.',
  model_unreadable:
    'The model file {{path}} cannot be read ({{reason}}). Your text is kept. Check its permissions and try again, or choose another.',
  model_empty:
    'The model file {{path}} is empty. Your text is kept. Download it again, or choose another.',
  model_notGguf:
    '{{path}} is not a GGUF model. The file was not changed. Choose a file that ends in .gguf.',
  model_truncated:
    'The model file {{path}} is cut off: {{actual}} of {{expected}} are there. Your text is kept. Download it again, or choose another.',
  model_damaged:
    'The model file {{path}} is damaged ({{reason}}). Your text is kept. Download it again, or choose another.',
  model_unsupported:
    'The model in {{path}} is of a kind ({{architecture}}) that this app cannot run. Your text is kept. Choose another model.',
  model_tooBig:
    'The model {{path}} needs {{needed}} of memory and {{available}} are free. Models up to {{fits}} fit. Your text is kept. Close other programs and try again, or choose a smaller one.',
  convert_invalid:
    '{{path}} cannot be converted ({{reason}}). Nothing was written. Choose the whole folder of a LLaMA model, as it was published.',
  download_denied:
    '{{repository}} may not be downloaded without permission. What is there already is kept. Open its page, accept its terms, then enter an access token under Download settings.',
  download_notFound:
    'There is nothing to download at {{address}}. What is there already is kept. Check the name or address.',
  download_failed:
    'The download from {{address}} was interrupted ({{reason}}). What has come is kept. Check the connection and press Resume.',
  download_mismatch:
    'What came from {{address}} is not what was announced ({{reason}}). It was thrown away; nothing else was changed. Try again, or use another mirror.',
  disk_tooSmall:
    '{{needed}} are needed on the disk with {{path}}, and {{available}} are free. Nothing was lost. Free some space, then press Resume or try again.',
  quantize_failed:
    '{{path}} could not be made smaller ({{reason}}). It is unchanged and nothing was written. Choose another size.',
  worker_died:
    'The work on {{path}} ended unexpectedly, probably for lack of memory. The file is unchanged. Close other programs and try again.',
  catalog_unknown:
    '“{{source}}” is not a model that can be added. Nothing was changed. Enter owner/repository or the address of a GGUF file.',
  catalog_noModel:
    '{{source}} holds no model that can be used here: neither GGUF files nor the weights of a LLaMA model. Nothing was changed. Choose another one.',
  install_noBase:
    '{{model}} is published as its difference to {{base}}, which you must have already. Nothing was changed. Choose the Hugging Face folder of {{base}}.',
  server_unreachable:
    'The server {{address}} does not answer ({{reason}}). What was translated so far is kept. Check that it runs and try again, or turn it off to translate on this computer.',
  server_denied:
    'The server {{address}} refuses the key. What was translated so far is kept. Enter the right key in the server settings.',
  server_failed:
    'The server {{address}} could not answer ({{reason}}). What was translated so far is kept. Try again, or check the server settings.',
  server_noModel:
    'The server {{address}} has no model named “{{model}}”. Nothing was sent to translate. Choose one that it has.',
  secrets_unavailable:
    'This system has no keychain to keep it safely. It is used until the app closes, and not saved.',
  engine_died:
    'The translation engine stopped unexpectedly. What was translated so far is kept. Retry: the engine starts again by itself.',
  engine_failed:
    'The model could not go on ({{reason}}). What was translated so far is kept. Retry, or choose another model.',
  text_empty: 'There is no text to translate yet. Nothing was changed. Type or paste some.',
  text_window:
    'A piece of this text has no place to be split and is longer than the model’s window of {{window, number}} tokens. Your text is kept. Break it into shorter lines.',
  text_tooLong:
    'This message has {{message, number}} tokens, and the model’s window of {{window, number}} has no room for it and an answer. It was not sent and your text is kept. Shorten it or send it in parts.',
  language_unknown:
    'The language “{{language}}” is not known here. Your text is kept. Choose another from the list.',
  translation_gone:
    'This translation is not on show any more, so nothing was changed. It is in the history; open it there.',
  glossary_gone:
    'This glossary or term is not there any more. Nothing was changed. Look at the list again.',
  glossary_invalid:
    '{{path}} cannot be used as a glossary: {{reason}}. No term was taken from it. Choose a CSV, TSV or TBX file.',
  memory_invalid:
    '{{path}} could not be read to its end: {{reason}}. The {{added}} pairs before that were added and stay; mend the file and import it again.',
  history_notDatabase:
    'The history file {{path}} is not a history database. It was left untouched, and translating works. Move it away and restart to begin a new history.',
  history_readOnly:
    'The history file {{path}} cannot be written. What is in it is safe; new translations are not saved. Make it writable and restart.',
  history_newer:
    'The history file {{path}} comes from a newer version of this app ({{fileVersion, number}}; this one knows {{appVersion, number}}). It was left untouched. Update the app to use it.',
  history_locked:
    'The history file {{path}} is in use by another program. What is in it is safe. Close that program and try again.',
  history_damaged:
    'The history file {{path}} is damaged ({{reason}}). It was left untouched, and translating works. Move it away and restart to begin a new history.',
  file_notFound:
    'The file {{path}} is not there. Nothing was changed. Check its name and try again.',
  file_unreadable:
    'The file {{path}} cannot be read ({{reason}}). Nothing was changed. Check its permissions and try again.',
  file_unwritable:
    'The file {{path}} cannot be written ({{reason}}). Nothing was changed. Check its permissions or choose another place.',
  file_exists: 'The file {{path}} exists already. It was left untouched. Choose another name.',
  document_unsupported:
    'BayLing cannot translate {{path}}. The file is unchanged. Choose a document, a text or a subtitle file.',
  document_encrypted:
    '{{path}} is protected by a password. The file is unchanged. Save it without one and add it again.',
  document_damaged:
    '{{path}} cannot be read: it is damaged, or something else than its name says. The file is unchanged. Open and save it in its own program, then add it again. Details: {{reason}}.',
  document_tooBig:
    '{{path}} is too large: the file, what is packed in it or the memory to read it goes beyond {{limit}}. The file is unchanged. Translate it in parts.',
  document_noText: 'There is no text to translate in {{path}}. The file is unchanged.',
  document_scanned:
    '{{path}} has pictures of pages instead of text. The file is unchanged. Run text recognition (OCR) on it, then add it again.',
  document_notFile: '{{path}} is not an ordinary file. Choose a document.',
  document_gone:
    'The copy of {{path}} that was being translated is gone. The file itself is unchanged. Add it again.',
  import_invalid:
    '{{path}} cannot be imported ({{reason}}). Nothing was imported; your history is unchanged. Choose a JSON file that BayLing exported.',
  disk_full:
    'The disk with {{path}} is full. What was saved before is safe; this change is not saved. Free some space and try again.',
  usage_invalid:
    'That cannot be done ({{problem}}). Nothing was changed. Check what was entered and try again.',
  request_invalid:
    'The window asked for something the app does not understand ({{problem}}). Nothing was changed. Try again; if it stays, restart the app.',
  request_forbidden:
    'The window asked for something it is not allowed to do ({{route}}). Nothing was changed. Restart the app.',
  internal:
    'Something unexpected went wrong ({{reason}}). Your text is kept. Try again; if it stays, restart the app.',
};
