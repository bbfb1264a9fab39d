import type { Words } from './en.ts';
import { app } from './zh/app.ts';
import { chat } from './zh/chat.ts';
import { common } from './zh/common.ts';
import { conversations } from './zh/conversations.ts';
import { error } from './zh/error.ts';
import { files } from './zh/files.ts';
import { history } from './zh/history.ts';
import { language } from './zh/language.ts';
import { message } from './zh/message.ts';
import { model } from './zh/model.ts';
import { models } from './zh/models.ts';
import { refine } from './zh/refine.ts';
import { shortcuts } from './zh/shortcuts.ts';
import { source } from './zh/source.ts';
import { status } from './zh/status.ts';
import { target } from './zh/target.ts';
import { segment } from './zh/segment.ts';
import { style } from './zh/style.ts';
import { glossary } from './zh/glossary.ts';
import { memory } from './zh/memory.ts';
import { topBar } from './zh/topBar.ts';
import { transfer } from './zh/transfer.ts';

export const zh = {
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
} satisfies Words;
