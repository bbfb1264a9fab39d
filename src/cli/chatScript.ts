import * as z from 'zod';
import { AppError } from '#shared/errors.ts';

const conversationSchema = z.looseObject({ text: z.array(z.string()).min(1).max(1000) });

/** A conversation to run: the user's messages in order, and whatever else its line says, to be passed on. */
export type ScriptedConversation = z.infer<typeof conversationSchema>;

/** Reads one conversation a line; empty lines are left out. Error: `file.unreadable`, naming the line. */
export function readScript(text: string, path: string): ScriptedConversation[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const script = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const conversation = conversationSchema.safeParse(parse(line));
    if (conversation.success && conversation.data.text.every((turn) => turn.trim() !== ''))
      return [conversation.data];
    throw unreadable(path, `line ${index + 1} is no JSON object with messages as "text"`);
  });
  if (script.length === 0) throw unreadable(path, 'there is no conversation in it');
  return script;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function unreadable(path: string, reason: string): AppError {
  return new AppError('file.unreadable', { path, reason });
}
