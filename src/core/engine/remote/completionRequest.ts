import type { Dialog } from '#core/prompt/dialog.ts';
import type { Sampling } from '../engine.ts';
import type { OpenServer } from './openServer.ts';
import { chatMessages, promptText, stopsOf } from './promptText.ts';

/**
 * The path and the body of a request for a completion, streamed. Words to contain or to avoid are asked for in the dialog:
 * their tokens are not known here, so none is made likelier.
 */
export function requestOf(open: OpenServer, dialog: Dialog, sampling: Sampling) {
  const { id, info, counter, foldsSystem } = open;
  const { temperature, seed, maxTokens } = sampling;
  const common = {
    model: id,
    stream: true,
    stream_options: { include_usage: true },
    ...{ temperature, max_tokens: maxTokens },
    ...(seed !== undefined && { seed }),
  };
  if (info.template === 'chat') {
    const messages = chatMessages(dialog, foldsSystem);
    return { path: '/v1/chat/completions', body: { ...common, messages } };
  }
  const prompt = promptText(info.template, dialog, counter.addsBos);
  const stop = stopsOf(info.template, dialog);
  // vLLM leaves out the texts of special tokens otherwise, and does not stop at them.
  const body = { ...common, prompt, stop, skip_special_tokens: false };
  return { path: '/v1/completions', body };
}
