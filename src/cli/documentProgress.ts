import type { DocumentJob } from '#shared/ipc/documents.ts';
import { bar, timeOf } from './figures.ts';

const NAME = 24;

/** A document's progress in one line; `place` is its number among `files`. */
export function progressLine(job: DocumentJob, place: number, files: number): string {
  const { name, state, done, total, wordsPerMinute, secondsLeft } = job;
  const shown = name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name;
  const which = files > 1 ? `${place}/${files} ` : '';
  if (state === 'reading') return `${which}${shown} is read`;
  const facts = [`${done} of ${total}`];
  if (wordsPerMinute !== null) facts.push(`${Math.round(wordsPerMinute)} words/min`);
  if (secondsLeft !== null) facts.push(`${timeOf(secondsLeft)} left`);
  return `${which}${shown} ${bar(total > 0 ? done / total : 0)} ${facts.join(', ')}`;
}
