const mac = navigator.userAgent.includes('Macintosh');

const combine = (...parts: string[]) => parts.join(mac ? '' : '+');
const mod = mac ? '⌘' : 'Ctrl';
const shift = mac ? '⇧' : 'Shift';

/** The shortcuts as this system writes them. */
export const keys = {
  translate: combine(mod, mac ? '↩' : 'Enter'),
  stop: 'Esc',
  refine: combine(mod, 'R'),
  copy: combine(mod, shift, 'C'),
  swap: combine(mod, shift, 'S'),
  search: combine(mod, 'F'),
  toggleHistory: combine(mod, shift, 'H'),
  source: combine(mod, 'L'),
  delete: mac ? '⌫' : 'Delete',
  showTranslator: combine(mod, '1'),
  showChat: combine(mod, '2'),
  showFiles: combine(mod, '3'),
  showModels: combine(mod, '4'),
  showGlossary: combine(mod, '5'),
  showMemory: combine(mod, '6'),
  addFiles: combine(mod, 'O'),
  save: combine(mod, 'S'),
  open: mac ? '↩' : 'Enter',
  accept: combine(mod, mac ? '↩' : 'Enter'),
  nextPair: combine(mac ? '⌥' : 'Alt', '↓'),
  previousPair: combine(mac ? '⌥' : 'Alt', '↑'),
  acceptSentence: combine(mod, shift, mac ? '↩' : 'Enter'),
  editSentence: 'F2',
  retranslate: combine(mod, shift, 'R'),
  alternatives: combine(mod, shift, 'A'),
  backTranslate: combine(mod, shift, 'B'),
  newChat: combine(mod, 'N'),
  help: combine(mod, '/'),
} as const;

/** Whether the system's key for shortcuts is held, and no other but Shift. */
export function isModHeld(event: KeyboardEvent): boolean {
  if (event.altKey) return false;
  return mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}
