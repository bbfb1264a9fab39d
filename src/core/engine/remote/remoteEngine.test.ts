import { afterEach, describe, expect, it } from 'vitest';
import { closeRemotes, GREEDY, openRemote, say } from './testing/openRemote.ts';
import { answer, beginStream, event, inTurn, json, type Script } from './testing/scriptedServer.ts';

afterEach(closeRemotes);

const CHAT = '/v1/chat/completions';
const COMPLETIONS = '/v1/completions';
const hello = answer(['Guten', ' Tag', '!']);
const never: Script = () => undefined;
const drop: Script = (_asked, response) => {
  response.destroy();
};
/** Says a word, and breaks when it has arrived. */
const breakMidway: Script = (asked, response) => {
  beginStream(response).write(event(asked, 'Guten'), () =>
    setTimeout(() => response.destroy(), 20),
  );
};
const failed = (reason: RegExp) => ({
  code: 'server.failed',
  details: { reason: expect.stringMatching(reason) as string },
});

describe('an answer', () => {
  it('streams as the server says it, with the messages and the key', async () => {
    const { engine, server } = await openRemote({ [CHAT]: hello }, { key: 'sk-1' });
    const pieces: string[] = [];
    const generation = await engine.generate(
      { system: 'Be brief.', ...say('Good day!') },
      { ...GREEDY, seed: 7 },
      { onText: (text) => pieces.push(text) },
    );
    expect(generation).toMatchObject({ text: 'Guten Tag!', finish: 'end', tokens: 3 });
    expect(pieces.join('')).toBe('Guten Tag!');
    const [asked] = server.askedFor(CHAT);
    expect(asked?.headers.authorization).toBe('Bearer sk-1');
    expect(asked?.body).toMatchObject({
      model: 'bayling',
      stream: true,
      ...{ temperature: 0, max_tokens: 50, seed: 7 },
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Good day!' },
      ],
    });
  });

  it('is the same in whatever pieces it arrives', async () => {
    const whole = (asked: { path: string }) =>
      Buffer.from(
        `: keep-alive\r\n\r\n${event(asked, '你好')}event: x\nid: 1\n${event(asked, '，😀').replaceAll('\n', '\r\n')}` +
          `${event(asked, '!', 'stop')}data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":2}}}\n\ndata: [DONE]`,
      );
    for (const size of [1, 2, 3, 7, 50, 10_000]) {
      const script: Script = async (asked, response) => {
        const bytes = whole(asked);
        beginStream(response);
        for (let at = 0; at < bytes.length; at += size) {
          response.write(bytes.subarray(at, at + size));
          await new Promise(setImmediate);
        }
        response.end();
      };
      const { engine } = await openRemote({ [CHAT]: script });
      expect(await engine.generate(say('x'), GREEDY)).toMatchObject({
        ...{ text: '你好，😀!', finish: 'end' },
        ...{ promptTokens: 5, reusedTokens: 2, tokens: 4 },
      });
    }
  });

  it('says that it was cut', async () => {
    const { engine } = await openRemote({ [CHAT]: answer(['Guten'], 'length') });
    expect((await engine.generate(say('x'), GREEDY)).finish).toBe('length');
  });

  it('ends at a stop text, wherever it is cut, and shows nothing of it', async () => {
    for (const pieces of [
      ['Tag</s>more'],
      ['Tag<', '/s', '>more'],
      ['T', 'ag', '\n### Inst', 'ruction:\nx'],
    ]) {
      const script: Script = (asked, response) => {
        beginStream(response);
        for (const piece of pieces) response.write(event(asked, piece));
      };
      const { engine, server } = await openRemote(
        { [COMPLETIONS]: script },
        { prompts: 'bayling-v1' },
      );
      let shown = '';
      const onText = (text: string) => {
        shown += text;
      };
      expect(await engine.generate(say('x'), GREEDY, { onText })).toMatchObject({
        ...{ text: 'Tag', finish: 'end' },
      });
      expect(shown).toBe('Tag');
      await server.askedFor(COMPLETIONS)[0]?.closed;
    }
  });

  it('keeps what only began like a stop text', async () => {
    const { engine } = await openRemote(
      { [COMPLETIONS]: answer(['a <', '/s', 'mall> b\n##', '# Inst', '</']) },
      { prompts: 'bayling-v1' },
    );
    expect((await engine.generate(say('x'), GREEDY)).text).toBe('a </small> b\n### Inst</');
  });

  it('has the end mark that stands in its source', async () => {
    const { engine } = await openRemote(
      { [COMPLETIONS]: answer(['a</', 's> b']) },
      { prompts: 'bayling-v1' },
    );
    expect((await engine.generate(say('a</s> b'), GREEDY)).text).toBe('a</s> b');
  });

  it('is there also where the template knows no system role, which is found out once', async () => {
    const picky: Script = (asked, response) =>
      JSON.stringify(asked.body).includes('"system"')
        ? json({ error: { message: 'System role not supported' } }, 400)(asked, response)
        : hello(asked, response);
    const { engine, server } = await openRemote({ [CHAT]: picky });
    const dialog = { system: 'Be brief.', ...say('Good day!') };
    for (let time = 0; time < 2; time++) {
      expect((await engine.generate(dialog, GREEDY)).text).toBe('Guten Tag!');
    }
    expect(server.askedFor(CHAT)).toHaveLength(3);
    expect(server.askedFor(CHAT).at(-1)?.body).toMatchObject({
      messages: [{ role: 'user', content: 'Be brief.\n\nGood day!' }],
    });
  });

  it('never shows half a character', async () => {
    const { engine } = await openRemote({ [CHAT]: answer(['\ud83d', '\ude00', 'x', '\ud83d']) });
    const pieces: string[] = [];
    const control = { onText: (text: string) => pieces.push(text) };
    const { text } = await engine.generate(say('x'), GREEDY, control);
    expect(text).toBe('😀x\ufffd');
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  });

  it('needs no end of its stream once its own is known', async () => {
    const script: Script = (asked, response) => {
      beginStream(response).write(event(asked, 'Tag', 'stop'));
    };
    const { engine } = await openRemote(
      { [CHAT]: script },
      { patience: { first: 5000, between: 60 } },
    );
    expect(await engine.generate(say('x'), GREEDY)).toMatchObject({ text: 'Tag', finish: 'end' });
  }, 10_000);

  it('does not wait for a server that has said its last and goes on with nothing', async () => {
    const script: Script = (asked, response) => {
      beginStream(response).write(event(asked, 'Tag', 'stop'));
      const dribble = setInterval(() => response.write(': \n'), 50);
      response.once('close', () => {
        clearInterval(dribble);
      });
    };
    const { engine } = await openRemote({ [CHAT]: script });
    expect(await engine.generate(say('x'), GREEDY)).toMatchObject({ text: 'Tag', finish: 'end' });
  }, 60_000);
});

describe('a stop', () => {
  it('is answered with what came, and closes the connection', async () => {
    const script: Script = (asked, response) => {
      beginStream(response).write(event(asked, 'Guten'));
    };
    for (const priority of ['interactive', 'background'] as const) {
      const { engine, server } = await openRemote({ [CHAT]: script });
      const abort = new AbortController();
      const control = { signal: abort.signal, priority };
      const generating = engine.generate(say('x'), GREEDY, control);
      await expect.poll(() => server.askedFor(CHAT)).toHaveLength(1);
      setTimeout(() => {
        abort.abort();
      }, 30);
      expect(await generating).toMatchObject({ text: 'Guten', finish: 'stopped' });
      await server.askedFor(CHAT)[0]?.closed;
    }
  });

  it('does not wait for a server that says nothing, nor for the end of a pause between tries', async () => {
    const { engine } = await openRemote({ [CHAT]: never });
    const signal = AbortSignal.timeout(20);
    expect(await engine.generate(say('x'), GREEDY, { signal })).toMatchObject({
      finish: 'stopped',
    });
    expect(await engine.generate(say('x'), GREEDY, { signal })).toMatchObject({
      finish: 'stopped',
    });
  });

  it('comes with another model, or none', async () => {
    const { engine, server, path } = await openRemote({ [CHAT]: never });
    for (const change of [() => engine.load(path), () => engine.unload()]) {
      const before = server.askedFor(CHAT).length;
      const both = (['interactive', 'background'] as const).map((priority) =>
        engine.generate(say('x'), GREEDY, { priority }),
      );
      await expect.poll(() => server.askedFor(CHAT)).toHaveLength(before + 2);
      await change();
      expect((await Promise.all(both)).map(({ finish }) => finish)).toEqual(['stopped', 'stopped']);
    }
    await expect(engine.generate(say('x'), GREEDY)).rejects.toMatchObject({
      code: 'engine.failed',
    });
  });
});

describe('several requests', () => {
  it('are in flight as many as the settings say, and an interactive one beside them', async () => {
    const waiting: (() => void)[] = [];
    const script: Script = async (asked, response) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      void hello(asked, response);
    };
    const { engine, server } = await openRemote({ [CHAT]: script }, { parallel: 3 });
    const background = Array.from({ length: 5 }, () =>
      engine.generate(say('b'), GREEDY, { priority: 'background' }),
    );
    await expect.poll(() => waiting).toHaveLength(3);
    const interactive = engine.generate(say('i'), GREEDY);
    await expect.poll(() => waiting).toHaveLength(4);
    const inFlight = server
      .askedFor(CHAT)
      .map(({ body }) => JSON.stringify(body.messages).includes('"i"'));
    expect(inFlight).toEqual([false, false, false, true]);
    for (let done = 0; done < 6; done++) {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      waiting.shift()?.();
    }
    const all = await Promise.all([...background, interactive]);
    expect(all.every(({ text }) => text === 'Guten Tag!')).toBe(true);
  });

  it('that wait can be stopped, and cost no place', async () => {
    const { engine, server } = await openRemote({ [CHAT]: inTurn(never, hello) }, { parallel: 1 });
    const first = new AbortController();
    const second = new AbortController();
    const ask = (signal?: AbortSignal) =>
      engine.generate(say('x'), GREEDY, { priority: 'background', ...(signal && { signal }) });
    const asked = [ask(first.signal), ask(second.signal), ask()] as const;
    await expect.poll(() => server.askedFor(CHAT)).toHaveLength(1);
    second.abort();
    expect((await asked[1]).finish).toBe('stopped');
    first.abort();
    expect((await asked[0]).finish).toBe('stopped');
    expect((await asked[2]).text).toBe('Guten Tag!');
    expect(server.askedFor(CHAT)).toHaveLength(2);
  });
});

describe('a server that fails', () => {
  it('is asked again where nothing was shown yet', async () => {
    const busy = json({ error: { message: 'slow down' } }, 429, { 'retry-after': '7' });
    const { engine, waits } = await openRemote({
      [CHAT]: inTurn(drop, busy, json({}, 503), hello),
    });
    let shown = '';
    const onText = (text: string) => {
      shown += text;
    };
    expect((await engine.generate(say('x'), GREEDY, { onText })).text).toBe('Guten Tag!');
    expect(shown).toBe('Guten Tag!');
    expect(waits).toEqual([500, 7000, 2000]);
  });

  it('is asked four times at most, and waits no longer than half a minute', async () => {
    const busy = json({ error: 'slow down' }, 429, { 'retry-after': '86400' });
    const { engine, server, waits } = await openRemote({ [CHAT]: busy });
    await expect(engine.generate(say('x'), GREEDY)).rejects.toMatchObject(
      failed(/^status 429: slow down$/),
    );
    expect(server.askedFor(CHAT)).toHaveLength(4);
    expect(waits).toEqual([30_000, 30_000, 30_000]);
  });

  it('in the middle of a background answer begins it again', async () => {
    const { engine } = await openRemote({ [CHAT]: inTurn(breakMidway, hello) });
    let shown = '';
    const onText = (text: string) => {
      shown += text;
    };
    const control = { priority: 'background', onText } as const;
    expect((await engine.generate(say('x'), GREEDY, control)).text).toBe('Guten Tag!');
    expect(shown).toBe('Guten Tag!');
  });

  it('in the middle of an answer that is shown ends it', async () => {
    const { engine, server } = await openRemote({ [CHAT]: inTurn(breakMidway, hello) });
    let shown = '';
    const onText = (text: string) => {
      shown += text;
    };
    await expect(engine.generate(say('x'), GREEDY, { onText })).rejects.toMatchObject(
      failed(/broke|end/),
    );
    expect(shown).toBe('Guten');
    expect(server.askedFor(CHAT)).toHaveLength(1);
  });

  it('and is gone cannot be reached', async () => {
    const { engine, server } = await openRemote({});
    await server.close();
    await expect(engine.generate(say('x'), GREEDY)).rejects.toMatchObject({
      code: 'server.unreachable',
      details: { address: server.address, reason: 'it refused the connection' },
    });
  });

  it.each([
    ['says nothing', never],
    [
      'says nothing after the first word',
      ((asked, response) => {
        beginStream(response).write(event(asked, 'Guten'));
      }) satisfies Script,
    ],
    [
      'begins and says nothing',
      ((_asked, response) => {
        beginStream(response).flushHeaders();
      }) satisfies Script,
    ],
  ])('and %s is given up, not asked again', async (_name, script) => {
    const { engine, server } = await openRemote(
      { [CHAT]: script },
      { patience: { first: 500, between: 500 } },
    );
    await expect(engine.generate(say('x'), GREEDY)).rejects.toMatchObject(failed(/nothing came/));
    expect(server.askedFor(CHAT)).toHaveLength(1);
    await server.askedFor(CHAT)[0]?.closed;
  });

  const stream =
    (text: string): Script =>
    (_asked, response) => {
      beginStream(response).end(text);
    };
  it.each<[string, Script, RegExp]>([
    [
      'a page',
      (_asked, response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      /not a stream/,
    ],
    ['an answer in one piece', json({ choices: [{ message: { content: 'x' } }] }), /not a stream/],
    ['nonsense', stream('data: {"choices": oops\n\n'), /makes no sense/],
    ['JSON of another kind', stream('data: [1,2]\n\n'), /makes no sense/],
    ['a giant line', stream(`data: ${'x'.repeat(3 << 20)}`), /too long/],
    ['lines without end', stream(': \n'.repeat(1 << 20)), /too long/],
    [
      'an error in the stream',
      stream('data: {"error":{"message":"out of\\nmemory sk-1"}}\n\n'),
      /^out of memory …$/,
    ],
    ['an error in the old way', stream('error: {"message":"busy"}\n\n'), /^busy$/],
    [
      'an end that is none',
      stream('data: {"choices":[{"text":"a","finish_reason":"content_filter"}]}\n\n'),
      /content_filter/,
    ],
    ['an error without words', json({ error: {} }, 500), /^status 500$/],
    [
      'an error that is a page',
      (_asked, response) => void response.writeHead(500).end('<h1>x</h1>'),
      /^status 500$/,
    ],
    ['a long story', json({ message: 'x'.repeat(10_000) }, 400), /^status 400: x{200}$/],
    [
      'another address',
      (_asked, response) =>
        void response.writeHead(307, { location: 'https://example.org/v1?k=1' }).end(),
      /sends requests on to https:\/\/example.org$/,
    ],
  ])('with %s fails at once', async (_name, script, reason) => {
    const { engine, server } = await openRemote({ [CHAT]: script }, { key: 'sk-1' });
    await expect(engine.generate(say('x'), GREEDY)).rejects.toMatchObject(failed(reason));
    expect(server.askedFor(CHAT)).toHaveLength(1);
  });

  it('with a stream that has no end is asked again, and then fails', async () => {
    const { engine, server } = await openRemote({
      [CHAT]: stream('data: {"choices":[{"text":"a"}]}\n\n'),
    });
    await expect(engine.generate(say('x'), GREEDY)).rejects.toMatchObject(failed(/no end/));
    expect(server.askedFor(CHAT)).toHaveLength(4);
  });

  it.each<[string, Script, object]>([
    [
      'refuses the key',
      json({ error: { message: 'bad key sk-1' } }, 401),
      { code: 'server.denied' },
    ],
    ['forbids it', json({}, 403), { code: 'server.denied' }],
    [
      'has lost the model',
      json({ error: { message: 'The model `bayling` does not exist.' } }, 404),
      { code: 'server.noModel', details: { model: 'bayling' } },
    ],
    [
      'has no such path',
      (_asked, response) => void response.writeHead(404).end(),
      { code: 'server.failed' },
    ],
    [
      'has a smaller window (llama.cpp)',
      json({ error: { type: 'exceed_context_size_error', message: 'x', n_ctx: 512 } }, 400),
      { code: 'text.window', details: { windowTokens: 512 } },
    ],
    [
      'has a smaller window (vLLM)',
      json({ message: "This model's maximum context length is 99 tokens." }, 400),
      { code: 'text.window', details: { windowTokens: 4096 } },
    ],
  ])('because it %s says so, and never the key', async (_name, script, expected) => {
    const { engine } = await openRemote({ [CHAT]: script }, { key: 'sk-1' });
    const failure: unknown = await engine
      .generate(say('x'), GREEDY)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject(expected);
    expect(JSON.stringify(failure)).not.toContain('sk-1');
  });
});
