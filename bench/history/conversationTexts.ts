import { newConversation } from '../../src/core/chat/newConversation.ts';
import { titleOf } from '../../src/core/history/conversationTitle.ts';
import type { Conversation, ConversationMessage } from '../../src/shared/ipc/chat.ts';
import { chinese, english, type Language } from './language.ts';
import { between, chance, lengthAbout, random } from './random.ts';

export interface Talk {
  conversation: Conversation;
  messages: ConversationMessage[];
}

const BEGAN = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;
/** As many as a conversation has words of its own. */
const TOPIC = 25;

const topicOf = ({ words }: Language) =>
  Array.from({ length: TOPIC }, () => words[between(500, words.length)] ?? '');

/** Conversation `number`, with so many messages: a third are revisions; some turns are in the other language. */
export function talk(number: number, length: number): Talk {
  const languages = chance(0.5) ? [chinese, english] : [english, chinese];
  const [from, to] = [languages[0] ?? chinese, languages[1] ?? english];
  const topics = new Map([from, to].map((language) => [language, topicOf(language)]));
  const say = (language: Language, words: number) => language.text(words, topics.get(language));
  const kind = chance(1 / 3) ? 'revision' : 'chat';

  const createdAt = BEGAN + number * HOUR;
  const words = lengthAbout(60, 2, 800);
  const messages = Array.from({ length }, (_, at): ConversationMessage => {
    const asks = at % 2 === 0;
    const text =
      kind === 'chat'
        ? say(
            chance(0.85) ? from : to,
            asks ? lengthAbout(18, 2.2, 500) : lengthAbout(100, 2, 1200),
          )
        : asks && at > 0
          ? say(from, lengthAbout(8, 1.8, 60))
          : say(asks ? from : to, Math.ceil(words * (0.8 + 0.4 * random())));
    return {
      id: `${number}-${at}`,
      parentId: at > 0 ? `${number}-${at - 1}` : null,
      ...{ role: asks ? 'user' : 'assistant', text, state: 'done', model: asks ? '' : 'BayLing' },
      ...{ createdAt: createdAt + at * 60_000, totalMs: asks ? 0 : 4000 },
    };
  });
  const origin = {
    ...{ source: messages[0]?.text ?? '', draft: messages[1]?.text ?? '' },
    ...{ from: from.code, to: to.code, terms: [] },
  };
  return {
    conversation: newConversation({
      ...{ id: `${number}`, kind, title: titleOf(messages[0]?.text ?? '') },
      ...{ createdAt, updatedAt: createdAt + length * 60_000 },
      ...{ archived: chance(0.3), pinned: chance(0.01), leafId: messages.at(-1)?.id ?? null },
      origin: kind === 'revision' ? origin : null,
    }),
    messages,
  };
}
