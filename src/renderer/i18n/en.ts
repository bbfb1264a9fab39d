import { app } from './en/app.ts';
import { chat } from './en/chat.ts';
import { common } from './en/common.ts';
import { conversations } from './en/conversations.ts';
import { error } from './en/error.ts';
import { files } from './en/files.ts';
import { history } from './en/history.ts';
import { language } from './en/language.ts';
import { message } from './en/message.ts';
import { model } from './en/model.ts';
import { models } from './en/models.ts';
import { refine } from './en/refine.ts';
import { shortcuts } from './en/shortcuts.ts';
import { source } from './en/source.ts';
import { status } from './en/status.ts';
import { target } from './en/target.ts';
import { segment } from './en/segment.ts';
import { style } from './en/style.ts';
import { glossary } from './en/glossary.ts';
import { memory } from './en/memory.ts';
import { topBar } from './en/topBar.ts';
import { transfer } from './en/transfer.ts';

/** Every visible and spoken word of the window, a file for each part of it. `zh.ts` has the same keys. */
export const en = {
  app,
  topBar,
  language,
  source,
  target,
  refine,
  segment,
  style,
  status,
  model,
  chat,
  history,
  conversations,
  message,
  files,
  models,
  glossary,
  memory,
  transfer,
  shortcuts,
  common,
  error,
};

export type Words = typeof en;
