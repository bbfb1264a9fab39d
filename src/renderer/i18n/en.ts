/** Every visible and spoken word of the window. `zh.ts` has the same keys. */
export const en = {
  app: {
    name: 'BayLing',
  },
  topBar: {
    theme: 'Theme',
    themeSystem: 'Same as system',
    themeLight: 'Light',
    themeDark: 'Dark',
    interfaceLanguage: 'Interface language',
    interfaceSystem: 'Same as system',
    shortcuts: 'Keyboard shortcuts',
    views: 'Views',
    translator: 'Translator',
    chat: 'Chat',
    showConversations: 'Show conversations',
    hideConversations: 'Hide conversations',
    showHistory: 'Show history',
    hideHistory: 'Hide history',
  },
  language: {
    source: 'Source language',
    target: 'Target language',
    auto: 'Auto',
    autoDetected: 'Auto ({{language}})',
    detect: 'Detect automatically',
    search: 'Search languages',
    none: 'No language matches “{{query}}”.',
    recent: 'Recent',
    all: 'All languages',
    swap: 'Swap languages',
    same: 'This text already seems to be in {{language}}.',
    translateTo: 'Translate to {{language}}',
    starterKnows: 'The starter model knows {{names}} only.',
    notListed: 'This model does not list {{names}} among its languages; check the translation.',
  },
  source: {
    label: 'Source text',
    placeholder: 'Type or paste text to translate',
    clear: 'Clear',
    cleared: 'Text cleared.',
    characters_one: '{{count, number}} character',
    characters_other: '{{count, number}} characters',
    tooLong:
      'This text has more than {{limit, number}} characters. It is all still here; shorten it to translate it.',
  },
  target: {
    label: 'Translation',
    placeholder: 'The translation appears here',
    heldBack: 'Press Translate to try anyway',
    copy: 'Copy translation',
    copied: 'Copied',
    stop: 'Stop',
    translate: 'Translate',
    retry: 'Retry',
    stopped: 'Stopped. What was translated so far is kept.',
    interrupted: 'The app ended before this was finished. What was translated by then is kept.',
    truncated_one: '{{count, number}} part may be cut off: the model did not come to an end.',
    truncated_other: '{{count, number}} parts may be cut off: the model did not come to an end.',
  },
  status: {
    waiting: 'Waiting for the model…',
    splitting: 'Reading the text…',
    translating: 'Translating…',
    done: 'Done',
    stopped: 'Stopped',
    failed: 'Not finished',
    progress: '{{done, number}} of {{total, number}} parts',
    progressLabel: 'Translation progress',
    speed: '{{speed}} tokens/s',
    seconds: '{{seconds}} s',
    minutes: '{{minutes, number}} min {{seconds, number}} s',
    offline: 'Offline',
    offlineHint: 'Translated on this computer. The window has no way to the network.',
    label: 'Status',
    modelHint: '{{path}} · {{size}} · window of {{window, number}} tokens',
    cpu: 'CPU',
    gpu: 'GPU ({{backend}})',
    gpuHint_one: '{{count, number}} layer on the graphics card',
    gpuHint_other: '{{count, number}} layers on the graphics card',
    cpuHint: 'Runs on the processor',
    templateBaylingV1: 'BayLing prompt, first version',
    templateBaylingV3: 'BayLing prompt, Llama 3 version',
    templateChat: 'The model’s own chat prompt',
  },
  model: {
    none: 'No model yet',
    noneText: 'A translation needs a language model in a GGUF file, such as BayLing.',
    noneSafe: 'You can type in the meantime; your text is kept.',
    failed: 'The model could not be loaded',
    choose: 'Choose a model file…',
    change: '{{name}}: choose model…',
    chooseShort: 'Choose model…',
    useDefault: 'Use the default model',
    starter: 'Starter model',
    starterText:
      'Starter model: small, Chinese and English only. Good for short everyday sentences; check its work. A larger BayLing translates better.',
    starterShort: 'Starter model: check its work.',
    retry: 'Try again',
    loading: 'Loading {{name}}',
    loadingLabel: 'Loading the model',
    loadingText: 'You can type already. Your text is translated as soon as the model is ready.',
    idle: 'No model loaded',
  },
  chat: {
    label: 'Chat',
    message: 'Message',
    placeholder: 'Write to the model',
    placeholderRevision: 'Say what should be different',
    send: 'Send',
    stop: 'Stop',
    thinking: 'Thinking…',
    untitled: 'New conversation',
    new: 'New conversation',
    none: 'No conversation is open',
    noneText:
      'Choose one from the list, begin a new one, or press “Refine…” under a translation to improve it turn by turn.',
    gone: 'This conversation is no longer there',
    goneText: 'It was deleted. Until the app closes, Undo brings it back.',
    empty: 'What shall we work on?',
    emptyText:
      'Ask for a translation, then say what should be different. Everything stays on this computer.',
    branched: 'Continued in a new conversation. The first one is unchanged.',
    accepted: 'The translation has been changed.',
    acceptedAndRemembered: 'The translation has been changed and remembered.',
    backToChat: 'Back to the chat',
    revisionOf: 'Revision, {{from}} to {{to}}',
    chips: 'Ask for a change',
    chip: {
      formal: 'More formal',
      casual: 'More casual',
      shorter: 'Shorter',
      literal: 'More literal',
      explain: 'Explain this choice',
      alternatives: 'Three alternatives',
      term: 'Use term…',
    },
    /** What the chips say to the model. */
    ask: {
      formal: 'Make it more formal.',
      casual: 'Make it more casual.',
      shorter: 'Make it shorter.',
      literal: 'Translate it more literally.',
      explain: 'Explain why you translated it this way.',
      alternatives: 'Give three alternative translations.',
      term: 'Use the term "{{use}}".',
      termInstead: 'Use "{{use}}" instead of "{{instead}}".',
    },
    term: {
      use: 'Term to use',
      instead: 'Instead of (optional)',
    },
    context: '{{used, number}} of {{size, number}} tokens',
    contextLabel: 'Use of the model’s window',
    contextHint:
      'The model sees all of this conversation: {{used, number}} of {{size, number}} tokens.',
    contextFolded_one:
      'The model’s window is {{used, number}} of {{size, number}} tokens full. {{count, number}} old message is kept here, but the model no longer sees it.',
    contextFolded_other:
      'The model’s window is {{used, number}} of {{size, number}} tokens full. {{count, number}} old messages are kept here, but the model no longer sees them.',
    settings: 'Settings of this conversation',
    system: 'System text',
    systemHint: 'Told to the model before everything else. Empty: BayLing’s own.',
    temperature: 'Temperature',
    temperatureHint: '0 gives the likeliest answer; higher is freer.',
    seed: 'Seed',
    seedRandom: 'Random',
    seedHint: 'With a seed, the same conversation gives the same answers.',
  },
  history: {
    label: 'History',
    search: 'Search history',
    clearSearch: 'Clear search',
    list: 'Translations',
    delete: 'Delete',
    deleteEntry: 'Delete “{{text}}”',
    deleted: 'Translation deleted.',
    keep: 'Keep history',
    keepFailed: 'Nothing is saved while the history cannot be opened.',
    keepOn: 'Translations are saved on this computer only.',
    keepOff: 'New translations are not saved. Those below stay until you delete them.',
    empty: 'Nothing here yet',
    emptyText: 'Each translation is saved here as it finishes, on this computer only.',
    emptyOff: 'History is off',
    emptyOffText: 'New translations are not saved.',
    noHits: 'Nothing found for “{{query}}”',
    noHitsText: 'The search looks through originals and translations.',
    count_one: '{{count, number}} translation',
    count_other: '{{count, number}} translations',
    loading: 'Loading…',
    opened: 'Opened from the history.',
    gone: 'This translation is no longer in the history.',
    pair: '{{from}} to {{to}}',
    stateRunning: 'In progress',
    stateStopped: 'Stopped',
    stateFailed: 'Failed',
    stateInterrupted: 'Interrupted',
    now: 'just now',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    translate: 'Translate now',
    stop: 'Stop translating',
    copy: 'Copy translation',
    swap: 'Swap languages',
    search: 'Search history',
    toggleHistory: 'Show or hide history',
    source: 'Go to the text',
    delete: 'Delete the chosen history entry',
    showTranslator: 'Go to the translator',
    showChat: 'Go to the chat',
    newChat: 'New conversation',
    help: 'Show this list',
  },
  common: {
    undo: 'Undo',
    dismiss: 'Dismiss',
    notifications: 'Notifications',
  },
  error: {
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
      'The model {{path}} needs {{needed}} of memory and {{available}} are free. Your text is kept. Close other programs and try again, or choose a smaller model.',
    convert_invalid:
      '{{path}} cannot be converted ({{reason}}). Nothing was written. Choose the whole folder of a LLaMA model, as it was published.',
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
  },
};

export type Words = typeof en;
