export const source = {
  label: 'Source text',
  placeholder: 'Type or paste text to translate',
  clear: 'Clear',
  cleared: 'Text cleared.',
  characters_one: '{{count, number}} character',
  characters_other: '{{count, number}} characters',
  tooLong:
    'This text has more than {{limit, number}} characters. It is all still here; shorten it to translate it.',
};
