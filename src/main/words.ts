import { app } from 'electron';
import { interfaceLanguage } from '#shared/interfaceLanguage.ts';
import type { Settings } from '#shared/ipc/settings.ts';

/** The few words that the system shows for us, outside of the window. */
const en = {
  documents: 'Documents',
  glossaries: 'Glossaries',
  allFiles: 'All files',
  memoryFiles: 'Translation memory (TMX, CSV)',
  memory: 'Translation memory',
  translated: 'Translation finished',
  failed: 'Translation not finished',
  toCheck: (name: string, flagged: number) =>
    flagged === 0
      ? name
      : `${name}: ${String(flagged)} ${flagged === 1 ? 'sentence' : 'sentences'} to check`,
};
export type MainWords = typeof en;

const zh: MainWords = {
  documents: '文档',
  glossaries: '术语表',
  allFiles: '所有文件',
  memoryFiles: '翻译记忆（TMX、CSV）',
  memory: '翻译记忆',
  translated: '翻译完成',
  failed: '翻译未完成',
  toCheck: (name, flagged) => (flagged === 0 ? name : `${name}：有 ${String(flagged)} 句需要检查`),
};

/** In the language of the interface. */
export function mainWords(settings: Settings): MainWords {
  return interfaceLanguage(settings.interfaceLanguage, app.getLocale()) === 'zh' ? zh : en;
}
