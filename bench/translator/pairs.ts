import { chinese, english, type Language } from '../history/language.ts';
import { between, chance, lengthAbout } from '../history/random.ts';

export interface MadePair {
  source: string;
  target: string;
  from: string;
  to: string;
  origin: string;
  createdAt: number;
}

const BEGAN = Date.UTC(2020, 0, 1);
/** Sentences of one document, whose subject makes some words more frequent. */
const OF_DOCUMENT = 200;
const TOPIC = 25;
/** Segments are repeated and varied in real memories: updates, tables, forms. */
const VARIED = 0.15;
const SHORT = 0.15;

/** So many pairs, Chinese to English, as a translator collects them: short and long, some of them nearly repeated. */
export function* madePairs(count: number): Generator<MadePair> {
  const [from, to] = [chinese, english];
  let topics: [string[], string[]] = [[], []];
  let recent: string[] = [];
  for (let number = 0; number < count; number++) {
    if (number % OF_DOCUMENT === 0) {
      topics = [topicOf(from), topicOf(to)];
      recent = [];
    }
    const words = chance(SHORT) ? between(1, 5) : lengthAbout(11, 1.8, 60);
    const earlier = recent[between(0, recent.length)];
    const source =
      earlier !== undefined && chance(VARIED)
        ? varied(earlier, from)
        : sentence(from, words, topics[0]);
    recent.push(source);
    yield {
      ...{ source, target: sentence(to, words, topics[1]), from: from.code, to: to.code },
      origin: `document ${Math.floor(number / OF_DOCUMENT / 20)}.docx`,
      createdAt: BEGAN + number * 60_000,
    };
  }
}

/** A line with a full stop, and a number in it now and then. */
export function sentence(language: Language, words: number, topic: readonly string[] = []): string {
  const text = language.text(words, topic).replaceAll('\n', language === chinese ? '，' : ' ');
  const number = chance(0.15) ? ` ${between(1, 3000)} ` : '';
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}${number}${text.slice(middle)}${language === chinese ? '。' : '.'}`;
}

/** The same with a few words or characters changed, left out or added: up to a sixth of them. */
export function varied(text: string, language: Language): string {
  const isDense = language === chinese;
  const units = isDense ? Array.from(text) : text.split(' ');
  const changes = between(1, Math.max(2, Math.ceil(units.length / 6)));
  for (let change = 0; change < changes; change++) {
    const at = between(0, units.length);
    const word = language.words[between(0, 3000)] ?? '';
    const kind = between(0, 4);
    if (kind === 0) units.splice(at, 1);
    else if (kind === 1) units.splice(at, 0, word);
    else units[at] = isDense ? word.slice(0, 1) : word;
  }
  return units.join(isDense ? '' : ' ');
}

const topicOf = ({ words }: Language) =>
  Array.from({ length: TOPIC }, () => words[between(500, words.length)] ?? '');
