export const target = {
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
};
