import type { Engine } from '../../engine.ts';
import type { TestVocabulary } from '../../llama/testVocabulary.ts';
import { beginStream, event, json, models, startScriptedServer } from './scriptedServer.ts';

/** The chat template of a model that this server can serve: the prompt is its first message, as tokens. */
export const BARE_TEMPLATE = "{{ messages[0]['content'] }}";

/**
 * For tests: our own engine behind the interface of llama.cpp's server. It has the vocabulary `vocabulary` and a model
 * loaded with BARE_TEMPLATE. `prompts` are the tokens of what it was asked.
 */
export async function startEngineServer(engine: Engine, { model }: TestVocabulary) {
  const prompts: number[][] = [];
  const tokensOf = (text: unknown, addsBos: boolean): number[] => [
    ...(addsBos && model.tokens.bos !== null ? [model.tokens.bos] : []),
    ...model.tokenize(String(text), true),
  ];
  const server = await startScriptedServer({
    '/v1/models': models('bayling'),
    '/tokenize': (asked, response) => {
      const { content, add_special: addsBos } = asked.body;
      return json({ tokens: tokensOf(content, addsBos === true) })(asked, response);
    },
    '/v1/completions': async (asked, response) => {
      const { prompt, temperature, max_tokens: maxTokens } = asked.body;
      const tokens = tokensOf(prompt, true);
      prompts.push(tokens);
      const abort = new AbortController();
      void asked.closed.then(() => {
        abort.abort();
      });
      beginStream(response);
      const { finish } = await engine.generate(
        { messages: [{ role: 'user', text: '', tokens }] },
        { temperature: Number(temperature), maxTokens: Number(maxTokens) },
        {
          signal: abort.signal,
          onText: (text) => response.write(event(asked, text)),
        },
      );
      response.end(`${event(asked, '', finish === 'end' ? 'stop' : 'length')}data: [DONE]\n\n`);
    },
  });
  return { ...server, prompts };
}
